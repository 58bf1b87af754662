package dev.signalpost.registry.application;

import dev.signalpost.contracts.id.ApplicationId;

/**
 * An application is about to be deleted, in the running transaction: whoever keeps things of it
 * lets go of them.
 */
public record ApplicationDeleted(ApplicationId application) {}
