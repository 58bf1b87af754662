/**
 * Kafka clients with the settings our promises need, and the topics, made when a service starts.
 */
package dev.signalpost.platform.kafka;
