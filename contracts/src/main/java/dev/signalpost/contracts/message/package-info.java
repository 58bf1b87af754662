/**
 * A message and a delivery as they stand on Kafka: CloudEvents in binary mode (structured mode is
 * read too), the payload's bytes untouched. Ingest writes these records, delivery and log read
 * them, so there is one reader and one writer.
 */
package dev.signalpost.contracts.message;
