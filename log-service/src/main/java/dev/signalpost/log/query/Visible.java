package dev.signalpost.log.query;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.contracts.registry.ApplicationState;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.registryview.CatchUp;
import dev.signalpost.registryview.RegistryView;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * What a caller may look at: finds applications and endpoints by id or uid, and nothing that is not
 * the caller's. Blocks.
 */
@Singleton
public class Visible {

    private final RegistryView view;
    private final CatchUp catchUp;

    Visible(RegistryView view, CatchUp catchUp) {
        this.view = view;
        this.catchUp = catchUp;
    }

    /**
     * @throws dev.signalpost.contracts.problem.ProblemException with {@link Problem.NotFound}
     */
    public ApplicationState application(Caller.KeyHolder caller, String idOrUid) {
        return found(
                "application",
                () ->
                        view.application(caller.environment(), idOrUid)
                                .filter(
                                        application ->
                                                caller.sees(
                                                        application.environment(),
                                                        application.id())));
    }

    /**
     * @throws dev.signalpost.contracts.problem.ProblemException with {@link Problem.NotFound}
     */
    public EndpointState endpoint(
            Caller.KeyHolder caller, ApplicationState application, String idOrUid) {
        return found(
                "endpoint",
                () ->
                        view.endpoint(application.id(), idOrUid)
                                .filter(
                                        endpoint ->
                                                caller.sees(
                                                        application.environment(),
                                                        application.id(),
                                                        endpoint.id())));
    }

    /**
     * The application as it is now, all changes before this call included; empty if there is none.
     */
    public Optional<ApplicationState> newest(Caller.KeyHolder caller, String idOrUid) {
        catchUp();
        return view.application(caller.environment(), idOrUid)
                .filter(application -> caller.sees(application.environment(), application.id()));
    }

    private <T> T found(String what, Supplier<Optional<T>> look) {
        return look.get()
                .or(
                        () -> {
                            catchUp();
                            return look.get();
                        })
                .orElseThrow(() -> Problem.notFound(what));
    }

    private void catchUp() {
        try {
            catchUp.now().join();
        } catch (CompletionException kafkaAway) {
            throw new Problem.Unavailable(
                            "It cannot be told right now whether this exists.",
                            Duration.ofSeconds(5))
                    .asException();
        }
    }
}
