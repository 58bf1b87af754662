package dev.signalpost.registry.endpoint;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.problem.FieldErrors;
import dev.signalpost.contracts.registry.Authentication;
import dev.signalpost.registry.outbox.Writes;
import dev.signalpost.registry.outbox.Written;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How the receiver of an endpoint is told who we are. */
@Singleton
public class EndpointAuthentication {

    private final Endpoints endpoints;
    private final EndpointRows rows;
    private final EndpointSecrets secrets;
    private final Writes writes;
    private final Clock clock;

    EndpointAuthentication(
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

    public ShownAuthentication show(Caller.KeyHolder caller, String application, String endpoint) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () ->
                                ShownAuthentication.of(
                                        secrets.authentication(
                                                rows.read(
                                                        endpoints.row(
                                                                caller, application, endpoint)))));
    }

    /**
     * @param wanted empty for none
     */
    public Written<ShownAuthentication> replace(
            Caller.KeyHolder caller,
            String application,
            String endpoint,
            Optional<Authentication> wanted) {
        var errors = new FieldErrors();
        wanted.ifPresent(authentication -> AuthenticationRules.check(authentication, errors));
        errors.throwIfAny();
        return writes.run(
                () -> {
                    EndpointRow row = endpoints.row(caller, application, endpoint);
                    Endpoint old = rows.read(row);
                    endpoints.save(
                            row,
                            old.withAuthentication(
                                    secrets.sealAuthentication(old.id(), wanted.orElse(null)),
                                    clock.instant().truncatedTo(ChronoUnit.MILLIS)));
                    return ShownAuthentication.of(wanted);
                });
    }
}
