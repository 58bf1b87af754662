package dev.signalpost.ingest.intake;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.contracts.registry.ApplicationState;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.registryview.CatchUp;
import dev.signalpost.registryview.RegistryView;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
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

    /** The application, if the endpoint is the caller's and in it. */
    CompletionStage<ApplicationState> findEndpoint(
            Caller.KeyHolder caller, String application, EndpointId endpoint) {
        return find(caller, application)
                .thenCombine(
                        catchUp.now(),
                        (owner, caughtUp) -> {
                            view.endpoint(endpoint)
                                    .filter(
                                            found ->
                                                    found.application().equals(owner.id())
                                                            && caller.sees(
                                                                    owner.environment(),
                                                                    owner.id(),
                                                                    endpoint))
                                    .orElseThrow(() -> Problem.notFound("webhook"));
                            return owner;
                        });
    }

    /**
     * The endpoints that want the message, as the registry was when it was accepted, or a moment
     * later.
     */
    CompletionStage<List<EndpointId>> receivers(Message message) {
        return catchUp.now()
                .thenApply(
                        caughtUp ->
                                view
                                        .matching(
                                                ApplicationId.of(message.application()),
                                                message.eventType(),
                                                message.channels())
                                        .stream()
                                        .map(EndpointState::id)
                                        .toList());
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
