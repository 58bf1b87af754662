package dev.signalpost.contracts.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.id.EventTypeId;

/**
 * An entry of the event-type catalogue. The catalogue describes; it does not restrict what may be
 * published.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EventTypeState(
        EventTypeId id, EnvironmentId environment, String name, boolean archived)
        implements RegistryRecord {

    @Override
    public RegistryKey key() {
        return new RegistryKey(RegistryKey.Kind.EVENT_TYPE, id.value());
    }
}
