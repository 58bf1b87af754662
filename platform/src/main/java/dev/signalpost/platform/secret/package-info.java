/**
 * Secrets at rest and on Kafka: sealed with the installation's key, opened only where they are
 * used.
 */
package dev.signalpost.platform.secret;
