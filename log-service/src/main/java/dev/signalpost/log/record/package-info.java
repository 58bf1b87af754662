/**
 * From Kafka into PostgreSQL, each record exactly once: a batch of rows and the offsets behind it
 * are one transaction, and the offsets in the table, not Kafka's, say where to go on.
 */
package dev.signalpost.log.record;
