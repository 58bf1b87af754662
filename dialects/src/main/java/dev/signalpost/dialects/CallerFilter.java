package dev.signalpost.dialects;

import dev.signalpost.contracts.access.Authenticator;
import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Finds out who calls, and refuses whoever lacks what the operation {@link Requires}. Runs before
 * the resource method and without blocking; a resource then takes its caller from {@link
 * CallerContext}.
 */
public class CallerFilter {

    private static final Uni<Response> ADMITTED = Uni.createFrom().nullItem();

    private final Authenticator authenticator;
    private final Dialects dialects;
    private final CallerContext context;

    CallerFilter(Authenticator authenticator, Dialects dialects, CallerContext context) {
        this.context = context;
        this.authenticator = authenticator;
        this.dialects = dialects;
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public Uni<Response> authenticate(
            ContainerRequestContext request, HttpServerRequest http, ResourceInfo resource) {
        if (resource.getResourceMethod().isAnnotationPresent(Open.class)) {
            return ADMITTED;
        }
        Dialect dialect = dialects.of(request.getUriInfo().getPath());
        Optional<String> token = dialect.token(http);
        String detail =
                token.isPresent()
                        ? "The API key is not known, has expired or was revoked."
                        : "Send an API key in the Authorization header, as: Authorization: Bearer <key>.";
        CompletableFuture<Optional<Caller>> known =
                (token.isPresent()
                                ? authenticator.authenticate(token.get())
                                : guest(request, resource))
                        .toCompletableFuture();
        Function<Optional<Caller>, Optional<Response>> verdict =
                caller ->
                        caller.isEmpty()
                                ? Optional.of(unauthenticated(dialect, request, detail))
                                : admit(caller.get(), resource).map(dialect::render);
        if (known.isDone() && !known.isCompletedExceptionally()) {
            // Nearly always: the key is in memory, and there is nothing to wait for.
            return verdict.apply(known.join()).map(Uni.createFrom()::item).orElse(ADMITTED);
        }
        return Uni.createFrom()
                .completionStage(known)
                .map(verdict)
                .map(refusal -> refusal.orElse(null))
                .onFailure()
                .recoverWithItem(
                        failure ->
                                dialect.render(
                                        new Problem.Unavailable(
                                                "The API key cannot be checked right now. Try again.",
                                                Duration.ofSeconds(5))));
    }

    private CompletionStage<Optional<Caller>> guest(
            ContainerRequestContext request, ResourceInfo resource) {
        AlsoGuests guests = resource.getResourceMethod().getAnnotation(AlsoGuests.class);
        if (guests == null) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        return authenticator.guest(
                Optional.of(guests.application())
                        .filter(parameter -> !parameter.isEmpty())
                        .map(request.getUriInfo().getPathParameters()::getFirst));
    }

    private static Response unauthenticated(
            Dialect dialect, ContainerRequestContext request, String detail) {
        return dialect.login(request)
                .map(page -> Response.status(Response.Status.FOUND).location(page).build())
                .orElseGet(() -> dialect.render(new Problem.Unauthenticated(detail)));
    }

    private Optional<Problem> admit(Caller caller, ResourceInfo resource) {
        context.found(caller);
        boolean forOperator = resource.getResourceMethod().isAnnotationPresent(ForOperator.class);
        return switch (caller) {
            case Caller.Operator operator ->
                    forOperator
                            ? Optional.empty()
                            : Optional.of(
                                    new Problem.Forbidden(
                                            "The installation's root key only manages environments. Use an API key."));
            case Caller.KeyHolder holder ->
                    forOperator
                            ? Optional.of(
                                    new Problem.Forbidden(
                                            "This operation needs the installation's root key."))
                            : lacks(
                                    holder,
                                    resource.getResourceMethod().getAnnotation(Requires.class));
        };
    }

    private static Optional<Problem> lacks(Caller.KeyHolder holder, Requires required) {
        Permission permission = required.value();
        if (!holder.permissions().contains(permission)) {
            return Optional.of(
                    new Problem.Forbidden(
                            "The API key lacks the permission '" + permission.wireName() + "'."));
        }
        return required.reach().isWithin(holder.scope())
                ? Optional.empty()
                : Optional.of(
                        new Problem.Forbidden(
                                "The API key's scope is too narrow for this operation."));
    }
}
