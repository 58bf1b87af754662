package dev.signalpost.registry.endpoint;

import dev.signalpost.contracts.id.EndpointId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of an endpoint by what deliveries to it show. Each method belongs into a running
 * transaction and answers the endpoint only if it changed; one that is gone is no error.
 */
@Singleton
public class EndpointHealth {

    private final EndpointStore store;
    private final Endpoints endpoints;
    private final EndpointRows rows;
    private final Clock clock;

    EndpointHealth(EndpointStore store, Endpoints endpoints, EndpointRows rows, Clock clock) {
        this.store = store;
        this.endpoints = endpoints;
        this.rows = rows;
        this.clock = clock;
    }

    public Optional<Endpoint> failing(EndpointId id, Instant since) {
        return store.lock(id)
                .filter(row -> row.enabled && row.failingSince == null)
                .map(row -> save(row, true, null, since));
    }

    public Optional<Endpoint> recovered(EndpointId id) {
        return store.lock(id)
                .filter(row -> row.failingSince != null)
                .map(row -> save(row, row.enabled, row.disabledReason, null));
    }

    public Optional<Endpoint> disable(EndpointId id, String reason) {
        return store.lock(id)
                .filter(row -> row.enabled)
                .map(row -> save(row, false, reason, row.failingSince));
    }

    /** Enabled endpoints of which every attempt failed since before the limit. */
    public List<EndpointId> failingSinceBefore(Instant limit) {
        return store.failingSinceBefore(limit).stream().map(row -> new EndpointId(row.id)).toList();
    }

    private Endpoint save(EndpointRow row, boolean enabled, String reason, Instant failingSince) {
        row.enabled = enabled;
        row.disabledReason = reason;
        row.failingSince = failingSince;
        row.updated = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return endpoints.save(row, rows.read(row));
    }
}
