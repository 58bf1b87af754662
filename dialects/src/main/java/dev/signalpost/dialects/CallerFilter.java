package dev.signalpost.dialects;

import dev.signalpost.contracts.access.Authenticator;
import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.access.Scope;
import dev.signalpost.contracts.problem.Problem;
import io.smallrye.mutiny.Uni;
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
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Finds out who calls, and refuses whoever lacks what the operation {@link Requires}. Runs before
 * the resource method and without blocking; a resource then takes its caller from {@link
 * CallerContext}.
 */
public class CallerFilter {

    private final Authenticator authenticator;
    private final Dialects dialects;
    private final CallerContext context;

    CallerFilter(Authenticator authenticator, Dialects dialects, CallerContext context) {
        this.context = context;
        this.authenticator = authenticator;
        this.dialects = dialects;
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public void authenticate(ContainerRequestContext request, ResourceInfo resource) {
        if (resource.getResourceMethod().isAnnotationPresent(Open.class)) {
            return;
        }
        Dialect dialect = dialects.of(request.getUriInfo().getPath());
        Optional<String> token = dialect.token(request);
        String refusal =
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
                                ? Optional.of(unauthenticated(dialect, request, refusal))
                                : admit(caller.get(), resource).map(dialect::render);
        if (known.isDone() && !known.isCompletedExceptionally()) {
            // Nearly always: the key is in memory, and the request need not be put aside.
            verdict.apply(known.join()).ifPresent(request::abortWith);
        } else {
            decideLater((ResteasyReactiveContainerRequestContext) request, known, verdict, dialect);
        }
    }

    /** By a Uni, because it takes the request's scope along to where the answer arrives. */
    private static void decideLater(
            ResteasyReactiveContainerRequestContext request,
            CompletionStage<Optional<Caller>> known,
            Function<Optional<Caller>, Optional<Response>> verdict,
            Dialect dialect) {
        var unavailable =
                new Problem.Unavailable(
                        "The API key cannot be checked right now. Try again.",
                        Duration.ofSeconds(5));
        request.suspend();
        Uni.createFrom()
                .completionStage(known)
                .map(verdict)
                .onFailure()
                .recoverWithItem(failure -> Optional.of(dialect.render(unavailable)))
                .subscribe()
                .with(refused -> refused.ifPresentOrElse(request::abortWith, request::resume));
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
        boolean reaches =
                switch (required.reach()) {
                    case ENVIRONMENT -> holder.scope() instanceof Scope.WholeEnvironment;
                    case APPLICATION -> !(holder.scope() instanceof Scope.OneEndpoint);
                    case ENDPOINT -> true;
                };
        return reaches
                ? Optional.empty()
                : Optional.of(
                        new Problem.Forbidden(
                                "The API key's scope is too narrow for this operation."));
    }
}
