package dev.signalpost.registry.application;

import java.util.Optional;

/**
 * What to change; what is null stays as it is.
 *
 * @param uid null to keep it, empty to take it away
 */
public record ChangeApplication(String name, Optional<String> uid) {}
