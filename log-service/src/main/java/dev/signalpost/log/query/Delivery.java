package dev.signalpost.log.query;

import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.DeliveryStatus;
import dev.signalpost.contracts.id.DeliveryId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.MessageId;
import java.time.Instant;
import java.util.List;

/**
 * One message to one endpoint, as its newest attempt left it.
 *
 * @param attempts oldest first; empty before the first one ended
 * @param createdAt when the message was accepted
 */
public record Delivery(
        MessageId message,
        EndpointId endpoint,
        DeliveryStatus status,
        List<AttemptFinished> attempts,
        Instant createdAt) {

    static Delivery of(List<AttemptFinished> attempts, Instant createdAt) {
        AttemptFinished newest = attempts.getLast();
        return new Delivery(
                newest.message(), newest.endpoint(), newest.deliveryStatus(), attempts, createdAt);
    }

    public DeliveryId id() {
        return DeliveryId.of(message, endpoint);
    }

    public Instant updatedAt() {
        return attempts.isEmpty()
                ? createdAt
                : Instant.ofEpochMilli(attempts.getLast().startedAt());
    }

    /** Epoch milliseconds; 0 when no attempt follows. */
    public long nextAttemptAt() {
        return attempts.isEmpty() ? 0 : attempts.getLast().nextAttemptAt();
    }
}
