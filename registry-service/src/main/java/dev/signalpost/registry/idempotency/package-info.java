/**
 * {@code Idempotency-Key} on the registry's POSTs. A filter, because the rule is one about HTTP
 * requests and the same for every noun; it leaves the resources of other services, which may live
 * in the same process, alone.
 */
package dev.signalpost.registry.idempotency;
