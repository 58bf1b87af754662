/**
 * Where events come in: a dialect reads the request, {@code intake} makes the message durable on
 * Kafka, and only then is it answered. PostgreSQL is asked only by requests that carry an
 * idempotency key or a uid.
 */
package dev.signalpost.ingest;
