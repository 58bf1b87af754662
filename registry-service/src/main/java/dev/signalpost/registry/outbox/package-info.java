/**
 * From a committed change to Kafka. {@code Writes} runs a change in a transaction and waits until
 * it is visible; {@code Outbox} adds records to that transaction; {@code OutboxPublisher} sends
 * them, in the order of the commits, and deletes what Kafka has.
 */
package dev.signalpost.registry.outbox;
