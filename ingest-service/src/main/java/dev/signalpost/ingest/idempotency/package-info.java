/**
 * Requests that ask to be carried out once: the only part of ingest that needs PostgreSQL, and only
 * when it is used.
 */
package dev.signalpost.ingest.idempotency;
