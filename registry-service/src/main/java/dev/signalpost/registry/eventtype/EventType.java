package dev.signalpost.registry.eventtype;

import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.id.EventTypeId;
import java.time.Instant;

/**
 * An entry of the catalogue.
 *
 * @param description null if it has none
 * @param schema a JSON Schema as JSON text; null if it has none
 * @param archived whether it is kept only for old messages
 */
public record EventType(
        EventTypeId id,
        EnvironmentId environment,
        String name,
        String description,
        String schema,
        boolean archived,
        Instant created,
        Instant updated) {}
