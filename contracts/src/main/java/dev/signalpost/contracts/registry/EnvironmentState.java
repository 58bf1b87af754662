package dev.signalpost.contracts.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EnvironmentId;

/**
 * An environment.
 *
 * @param operationalApplication the application whose endpoints receive this environment's
 *     operational events
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EnvironmentState(EnvironmentId id, String name, ApplicationId operationalApplication)
        implements RegistryRecord {

    @Override
    public RegistryKey key() {
        return new RegistryKey(RegistryKey.Kind.ENVIRONMENT, id.value());
    }
}
