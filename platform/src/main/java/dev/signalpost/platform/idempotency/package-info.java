/**
 * The memory behind the {@code Idempotency-Key} header: one table in the schema of each service
 * that offers it, one way of using it.
 */
package dev.signalpost.platform.idempotency;
