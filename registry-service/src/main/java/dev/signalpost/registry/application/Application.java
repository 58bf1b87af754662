package dev.signalpost.registry.application;

import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.registry.ApplicationState;
import java.time.Instant;

/**
 * An application.
 *
 * @param uid null if it has none
 * @param description null if it has none
 * @param contact e-mail address of whoever answers for it; null if that is not known
 * @param open whether callers without a credential may look at it and publish to it
 * @param operational whether it is its environment's hidden operational application
 */
public record Application(
        ApplicationId id,
        EnvironmentId environment,
        String name,
        String uid,
        String description,
        String contact,
        boolean open,
        boolean operational,
        Instant created,
        Instant updated) {

    ApplicationState state() {
        return new ApplicationState(id, environment, name, uid, open);
    }
}
