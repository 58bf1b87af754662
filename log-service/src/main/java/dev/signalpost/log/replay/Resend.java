package dev.signalpost.log.replay;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.DeliveryStatus;
import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.message.Trigger;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.log.query.AttemptStore;
import dev.signalpost.log.query.Delivery;
import dev.signalpost.log.query.MessageLog;
import dev.signalpost.log.query.Visible;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sends one message to one endpoint again, whatever became of it before; its schedule begins anew.
 */
@Singleton
public class Resend {

    private final MessageLog messages;
    private final AttemptStore attempts;
    private final Visible visible;
    private final DeliveryPublisher publisher;
    private final Clock clock;

    Resend(
            MessageLog messages,
            AttemptStore attempts,
            Visible visible,
            DeliveryPublisher publisher,
            Clock clock) {
        this.messages = messages;
        this.attempts = attempts;
        this.visible = visible;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Answers the delivery as it is until the attempt.
     *
     * @throws dev.signalpost.contracts.problem.ProblemException with {@link Problem.Conflict} when
     *     the endpoint is disabled
     */
    public Delivery resend(
            Caller.KeyHolder caller, String application, String idOrUid, String endpointIdOrUid) {
        Message message = messages.get(caller, application, idOrUid);
        EndpointState endpoint =
                visible.endpoint(caller, visible.application(caller, application), endpointIdOrUid);
        if (!endpoint.enabled()) {
            throw new Problem.Conflict("The endpoint is disabled. Enable it first.").asException();
        }
        List<AttemptFinished> before = attempts.ofDeliveries(endpoint.id(), List.of(message.id()));
        publisher.publish(
                List.of(again(message, endpoint, before, Trigger.RESEND, clock.instant())));
        return new Delivery(
                message.id(),
                endpoint.id(),
                DeliveryStatus.PENDING,
                before,
                message.time(),
                Optional.empty());
    }

    /** A delivery that is due now, numbered on from the attempts before it. */
    static DeliveryRecord again(
            Message message,
            EndpointState endpoint,
            List<AttemptFinished> before,
            Trigger trigger,
            Instant now) {
        int last = before.stream().mapToInt(AttemptFinished::number).max().orElse(0);
        return new DeliveryRecord(message, endpoint.id(), last + 1, 0, now, now, trigger);
    }
}
