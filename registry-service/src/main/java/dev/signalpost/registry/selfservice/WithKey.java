package dev.signalpost.registry.selfservice;

import java.util.Optional;

/**
 * Something and its own key.
 *
 * @param key empty when it has none, because it was made otherwise
 */
public record WithKey<T>(T value, Optional<String> key) {}
