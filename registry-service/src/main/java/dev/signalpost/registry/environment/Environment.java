package dev.signalpost.registry.environment;

import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EnvironmentId;
import java.time.Instant;

/**
 * An environment as its operator sees it.
 *
 * @param operationalApplication the hidden application whose endpoints get the environment's
 *     operational events
 */
public record Environment(
        EnvironmentId id, String name, ApplicationId operationalApplication, Instant created) {}
