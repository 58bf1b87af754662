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
import java.util.List;
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
        Instant limit = clock.instant().minus(disableAfter);
        List<EndpointId> hopeless = writes.run(() -> health.failingSinceBefore(limit)).value();
        for (EndpointId endpoint : hopeless) {
            writes.run(
                    () ->
                            disable(
                                    endpoint,
                                    "Every attempt failed for "
                                            + disableAfter.toHours()
                                            + " hours."));
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
