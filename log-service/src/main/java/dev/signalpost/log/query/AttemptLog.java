package dev.signalpost.log.query;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.DeliveryStatus;
import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.contracts.registry.ApplicationState;
import dev.signalpost.contracts.registry.EndpointState;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Single attempts. */
@Singleton
public class AttemptLog {

    private final Visible visible;
    private final MessageLog messages;
    private final AttemptStore attempts;

    AttemptLog(Visible visible, MessageLog messages, AttemptStore attempts) {
        this.visible = visible;
        this.messages = messages;
        this.attempts = attempts;
    }

    /** Oldest first. */
    public List<AttemptFinished> ofMessage(
            Caller.KeyHolder caller, String application, String idOrUid) {
        Message message = messages.get(caller, application, idOrUid);
        var id = ApplicationId.of(message.application());
        return attempts.ofMessage(id, message.id()).stream()
                .filter(attempt -> caller.sees(message.environment(), id, attempt.endpoint()))
                .toList();
    }

    public AttemptFinished get(
            Caller.KeyHolder caller, String application, String message, String attempt) {
        return ofMessage(caller, application, message).stream()
                .filter(each -> each.id().toString().equals(attempt))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("attempt"));
    }

    /** Newest first. */
    public Page<AttemptFinished> ofEndpoint(
            Caller.KeyHolder caller,
            String application,
            String idOrUid,
            Optional<DeliveryStatus> status,
            Stretch stretch) {
        ApplicationState found = visible.application(caller, application);
        EndpointState endpoint = visible.endpoint(caller, found, idOrUid);
        return Page.of(
                attempts.ofEndpoint(endpoint.id(), status, stretch),
                stretch.limit(),
                attempt ->
                        new Position(
                                Instant.ofEpochMilli(attempt.startedAt()), attempt.id().value()));
    }
}
