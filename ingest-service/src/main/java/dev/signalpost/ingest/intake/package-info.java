/**
 * Accepting a message: find its application, check it, put it on Kafka with {@code acks=all}. From
 * here it goes to fan-out.
 */
package dev.signalpost.ingest.intake;
