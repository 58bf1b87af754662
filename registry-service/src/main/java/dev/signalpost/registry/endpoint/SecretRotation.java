package dev.signalpost.registry.endpoint;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.problem.FieldErrors;
import dev.signalpost.registry.outbox.Writes;
import dev.signalpost.registry.outbox.Written;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Shows and replaces an endpoint's signing secret. A replaced one goes on signing for a day, so
 * that no delivery breaks.
 */
@Singleton
public class SecretRotation {

    private static final Duration OVERLAP = Duration.ofHours(24);

    private final Endpoints endpoints;
    private final EndpointRows rows;
    private final EndpointSecrets secrets;
    private final Writes writes;
    private final Clock clock;

    SecretRotation(
            Endpoints endpoints,
            EndpointRows rows,
            EndpointSecrets secrets,
            Writes writes,
            Clock clock) {
        this.endpoints = endpoints;
        this.rows = rows;
        this.secrets = secrets;
        this.writes = writes;
        this.clock = clock;
    }

    /** The current secret in clear or, of an asymmetric one, the public key. */
    public String show(Caller.KeyHolder caller, String application, String endpoint) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () ->
                                SigningSecret.shown(
                                        secrets.current(
                                                rows.read(
                                                        endpoints.row(
                                                                caller, application, endpoint)))));
    }

    /**
     * Puts a new secret of the same kind in place and answers it, or its public key.
     *
     * @param chosen the caller's own secret; empty to have one made
     */
    public Written<String> rotate(
            Caller.KeyHolder caller, String application, String endpoint, Optional<String> chosen) {
        var errors = new FieldErrors();
        errors.require(
                chosen.isEmpty() || SigningSecret.isUsable(chosen.get()),
                "key",
                SigningSecret.RULE);
        errors.throwIfAny();
        return writes.run(
                () -> {
                    EndpointRow row = endpoints.row(caller, application, endpoint);
                    Endpoint old = rows.read(row);
                    String secret =
                            chosen.orElseGet(
                                    () -> SigningSecret.generate(secrets.kind(old), old.format()));
                    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    endpoints.save(
                            row, old.withSecrets(secrets.rotate(old, secret, now, OVERLAP), now));
                    return SigningSecret.shown(secret);
                });
    }
}
