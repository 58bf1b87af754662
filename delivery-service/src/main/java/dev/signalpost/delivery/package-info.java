/**
 * From a message on Kafka to an answer of its receivers. Read the packages in the order of the
 * flow: {@code source} polls and commits, {@code fanout} matches a message with endpoints, {@code
 * lane} decides when each delivery goes out, {@code dispatch} makes one attempt with the request
 * that {@code webhook} built to an address that {@code address} allowed, {@code retry} decides what
 * follows, {@code report} tells Kafka, and {@code tiers} brings deliveries back when they are due.
 */
package dev.signalpost.delivery;
