package dev.signalpost.registry.endpoint;

import dev.signalpost.contracts.id.EndpointId;

/**
 * An endpoint is about to be deleted by itself, in the running transaction: whoever keeps things of
 * it lets go of them.
 */
public record EndpointDeleted(EndpointId endpoint) {}
