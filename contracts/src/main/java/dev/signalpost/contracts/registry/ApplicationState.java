package dev.signalpost.contracts.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EnvironmentId;

/**
 * An application.
 *
 * @param uid the publisher's own name for it, unique in the environment; null if it has none
 * @param open whether callers without a credential may look at it and publish to it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ApplicationState(
        ApplicationId id, EnvironmentId environment, String name, String uid, boolean open)
        implements RegistryRecord {

    @Override
    public RegistryKey key() {
        return new RegistryKey(RegistryKey.Kind.APPLICATION, id.value());
    }
}
