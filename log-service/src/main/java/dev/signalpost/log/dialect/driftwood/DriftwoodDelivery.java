package dev.signalpost.log.dialect.driftwood;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.DeliveryStatus;
import dev.signalpost.contracts.id.DeliveryId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.log.query.Delivery;
import java.time.Instant;

/** A delivery as Driftwood shows it: times in RFC 3339, null for what there is not. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record DriftwoodDelivery(
        DeliveryId id,
        EndpointId endpointId,
        String event,
        DeliveryStatus status,
        int attempts,
        Integer responseStatus,
        String error,
        String createdAt,
        String deliveredAt,
        String nextAttemptAt) {

    static DriftwoodDelivery of(Delivery delivery) {
        AttemptFinished newest = delivery.attempts().getLast();
        return new DriftwoodDelivery(
                delivery.id(),
                delivery.endpoint(),
                newest.eventType(),
                delivery.status(),
                delivery.attempts().size(),
                newest.statusCode() == 0 ? null : newest.statusCode(),
                newest.error(),
                delivery.createdAt().toString(),
                delivery.status() == DeliveryStatus.SUCCESS
                        ? delivery.updatedAt().toString()
                        : null,
                delivery.nextAttemptAt() == 0
                        ? null
                        : Instant.ofEpochMilli(delivery.nextAttemptAt()).toString());
    }
}
