package dev.signalpost.registry.endpoint;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.registry.DeliveryFormat;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
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

    /**
     * Enabled endpoints of which every attempt failed for too long.
     *
     * @param standard how long that is for formats that do not say
     */
    public List<Endpoint> hopeless(Instant now, Duration standard) {
        Duration shortest =
                Arrays.stream(DeliveryFormat.values())
                        .flatMap(format -> format.disabledAfter().stream())
                        .min(Comparator.naturalOrder())
                        .filter(own -> own.compareTo(standard) < 0)
                        .orElse(standard);
        return store.failingSinceBefore(now.minus(shortest)).stream()
                .map(rows::read)
                .filter(
                        endpoint ->
                                endpoint.failingSince()
                                        .isBefore(now.minus(patience(endpoint, standard))))
                .toList();
    }

    /** How long nothing but failures of the endpoint is borne. */
    public static Duration patience(Endpoint endpoint, Duration standard) {
        return endpoint.format().disabledAfter().orElse(standard);
    }

    private Endpoint save(EndpointRow row, boolean enabled, String reason, Instant failingSince) {
        row.enabled = enabled;
        row.disabledReason = reason;
        row.failingSince = failingSince;
        row.updated = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return endpoints.save(row, rows.read(row));
    }
}
