package dev.signalpost.registry.signal;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.registry.EndpointSignal;
import dev.signalpost.registry.endpoint.Endpoint;
import dev.signalpost.registry.endpoint.EndpointHealth;
import dev.signalpost.registry.outbox.Writes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Decides what a signal means for an endpoint, and writes change and operational event in one
 * transaction.
 */
@Singleton
class HealthPolicy {

    private static final Logger LOG = Logger.getLogger(HealthPolicy.class);
    static final String GONE = "The receiver answered 410 Gone.";

    private final EndpointHealth health;
    private final OperationalEvents events;
    private final Writes writes;
    private final Clock clock;
    private final Duration disableAfter;

    HealthPolicy(
            EndpointHealth health,
            OperationalEvents events,
            Writes writes,
            Clock clock,
            HealthConfig config) {
        this.health = health;
        this.events = events;
        this.writes = writes;
        this.clock = clock;
        this.disableAfter = config.disableAfter();
    }

    void apply(EndpointSignal signal) {
        writes.run(
                () -> {
                    switch (signal.kind()) {
                        case FAILING -> health.failing(signal.endpoint(), signal.at());
                        case RECOVERED ->
                                health.recovered(signal.endpoint()).ifPresent(events::recovered);
                        case GONE -> disable(signal.endpoint(), GONE);
                    }
                    return signal;
                });
    }

    /** Disables the endpoints that only failed for too long. */
    void disableHopeless() {
        Instant now = clock.instant();
        for (Endpoint endpoint : writes.run(() -> health.hopeless(now, disableAfter)).value()) {
            long hours = EndpointHealth.patience(endpoint, disableAfter).toHours();
            writes.run(
                    () -> disable(endpoint.id(), "Every attempt failed for " + hours + " hours."));
        }
    }

    private Optional<Endpoint> disable(EndpointId id, String reason) {
        Optional<Endpoint> disabled = health.disable(id, reason);
        disabled.ifPresent(
                endpoint -> {
                    events.disabled(endpoint);
                    LOG.infof(
                            "endpoint.disabled endpoint=%s application=%s reason=%s",
                            id, endpoint.application(), reason);
                });
        return disabled;
    }
}
