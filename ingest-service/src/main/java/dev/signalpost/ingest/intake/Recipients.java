package dev.signalpost.ingest.intake;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.contracts.registry.ApplicationState;
import dev.signalpost.registryview.CatchUp;
import dev.signalpost.registryview.RegistryView;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Finds the application that a message is for. */
@Singleton
class Recipients {

    private final RegistryView view;
    private final CatchUp catchUp;

    Recipients(RegistryView view, CatchUp catchUp) {
        this.view = view;
        this.catchUp = catchUp;
    }

    /**
     * An application that was created before this call is found, even if the view has not heard of
     * it yet.
     */
    CompletionStage<ApplicationState> find(Caller.KeyHolder caller, String idOrUid) {
        Optional<ApplicationState> known = look(caller, idOrUid);
        if (known.isPresent()) {
            return CompletableFuture.completedStage(known.get());
        }
        return catchUp.now()
                .exceptionally(
                        kafkaAway -> {
                            throw new Problem.Unavailable(
                                            "It cannot be told right now whether this application exists.",
                                            Duration.ofSeconds(5))
                                    .asException();
                        })
                .thenApply(
                        caughtUp ->
                                look(caller, idOrUid)
                                        .orElseThrow(() -> Problem.notFound("application")));
    }

    private Optional<ApplicationState> look(Caller.KeyHolder caller, String idOrUid) {
        return view.application(caller.environment(), idOrUid)
                .filter(application -> caller.sees(application.environment(), application.id()))
                .filter(application -> !isOperational(application));
    }

    /** Operational events are ours to tell. */
    private boolean isOperational(ApplicationState application) {
        return view.environment(application.environment())
                .filter(
                        environment ->
                                environment.operationalApplication().equals(application.id()))
                .isPresent();
    }
}
