package dev.signalpost.bench.scenario;

import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.testkit.Installation;
import java.util.Set;

/** Endpoints that subscribe to one event type each. */
final class Endpoints {

    private Endpoints() {}

    static EndpointState make(Installation installation, String url, String eventType) {
        return installation.endpoint(
                url,
                state ->
                        new EndpointState(
                                state.id(),
                                state.application(),
                                state.environment(),
                                null,
                                state.url(),
                                true,
                                Set.of(eventType),
                                Set.of(),
                                state.format(),
                                state.secrets(),
                                null,
                                state.retrySchedule(),
                                null,
                                state.createdAt(),
                                state.terms()));
    }
}
