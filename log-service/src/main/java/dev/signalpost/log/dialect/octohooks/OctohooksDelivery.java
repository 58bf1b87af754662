package dev.signalpost.log.dialect.octohooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.DeliveryStatus;
import dev.signalpost.contracts.id.DeliveryId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.log.query.Delivery;
import java.util.List;

/**
 * Octohooks' endpoint-message. Times are epoch milliseconds.
 *
 * @param pendingReason there only while the delivery waits for an endpoint that is down
 */
public record OctohooksDelivery(
        List<Attempt> attempts,
        int attemptCount,
        EndpointId endpoint,
        MessageId message,
        Long nextAttemptTimestamp,
        @JsonInclude(JsonInclude.Include.NON_NULL) String pendingReason,
        DeliveryStatus status,
        long timestamp,
        DeliveryId id,
        long created,
        long updated) {

    /** An attempt as Octohooks shows it; 0 for no answer. */
    public record Attempt(int statusCode, long timestamp) {

        static Attempt of(AttemptFinished attempt) {
            return new Attempt(attempt.statusCode(), attempt.startedAt());
        }
    }

    static OctohooksDelivery of(Delivery delivery) {
        long updated = delivery.updatedAt().toEpochMilli();
        return new OctohooksDelivery(
                delivery.attempts().stream().map(Attempt::of).toList(),
                delivery.attempts().size(),
                delivery.endpoint(),
                delivery.message(),
                delivery.nextAttemptAt() == 0 ? null : delivery.nextAttemptAt(),
                delivery.pendingReason().orElse(null),
                delivery.status(),
                updated,
                delivery.id(),
                delivery.createdAt().toEpochMilli(),
                updated);
    }
}
