/**
 * The request a receiver sees: its headers, its signatures, and the payload's own bytes as body.
 */
package dev.signalpost.delivery.webhook;
