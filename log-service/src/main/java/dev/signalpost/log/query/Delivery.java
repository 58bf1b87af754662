package dev.signalpost.log.query;

import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.DeliveryStatus;
import dev.signalpost.contracts.id.DeliveryId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.registry.ParkedEndpoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One message to one endpoint, as its newest attempt left it.
 *
 * @param attempts oldest first; empty before the first one ended
 * @param createdAt when the message was accepted
 * @param down the endpoint that it waits for, because that takes nothing now; empty if it does not
 */
public record Delivery(
        MessageId message,
        EndpointId endpoint,
        DeliveryStatus status,
        List<AttemptFinished> attempts,
        Instant createdAt,
        Optional<ParkedEndpoint> down) {

    static Delivery of(List<AttemptFinished> attempts, Instant createdAt) {
        AttemptFinished newest = attempts.getLast();
        return new Delivery(
                newest.message(),
                newest.endpoint(),
                newest.deliveryStatus(),
                attempts,
                createdAt,
                Optional.empty());
    }

    /** The same, if it is not over, as waiting for its endpoint. */
    Delivery waitingFor(ParkedEndpoint endpoint) {
        return switch (status) {
            case PENDING, SENDING ->
                    new Delivery(
                            message,
                            this.endpoint,
                            DeliveryStatus.PENDING,
                            attempts,
                            createdAt,
                            Optional.of(endpoint));
            case SUCCESS, FAILED, DISABLED -> this;
        };
    }

    /** Why it is pending, where that is more than its retry schedule. */
    public Optional<String> pendingReason() {
        return down.map(
                endpoint ->
                        "The endpoint is down since "
                                + endpoint.since()
                                + (endpoint.reason() == null ? "." : ": " + endpoint.reason()));
    }

    public DeliveryId id() {
        return DeliveryId.of(message, endpoint);
    }

    public Instant updatedAt() {
        return attempts.isEmpty()
                ? createdAt
                : Instant.ofEpochMilli(attempts.getLast().startedAt());
    }

    /**
     * Epoch milliseconds; 0 when no attempt follows. While the endpoint is down, when that is tried
     * next.
     */
    public long nextAttemptAt() {
        if (down.isPresent() && down.get().nextProbeAt() != null) {
            return down.get().nextProbeAt().toEpochMilli();
        }
        return attempts.isEmpty() ? 0 : attempts.getLast().nextAttemptAt();
    }
}
