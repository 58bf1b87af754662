package dev.signalpost.registry.eventtype;

import java.util.Optional;

/** What to change; what is null stays as it is, what is an empty Optional is taken away. */
public record ChangeEventType(
        String name, Optional<String> description, Optional<String> schema, Boolean archived) {}
