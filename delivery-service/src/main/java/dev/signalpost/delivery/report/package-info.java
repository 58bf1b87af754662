/**
 * What leaves the worker for Kafka: the attempt, the delivery's next stay, what was noticed of the
 * endpoint, and records that nobody understood. A source record counts as done only after all of it
 * is confirmed, so a crash can repeat an attempt but not lose one.
 */
package dev.signalpost.delivery.report;
