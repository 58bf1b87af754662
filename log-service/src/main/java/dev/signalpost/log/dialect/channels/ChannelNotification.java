package dev.signalpost.log.dialect.channels;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.id.IdNumber;
import dev.signalpost.log.query.Delivery;

/**
 * A delivery as Channels shows it; times in RFC 3339.
 *
 * @param webhookUrl as of the newest attempt; null before the first one
 * @param status pending, processed or failed
 * @param httpCode null when no answer came
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ChannelNotification(
        long webhookId,
        String webhookUrl,
        String status,
        Integer httpCode,
        String errorMessage,
        int numberOfRetries,
        String createdAt,
        String updatedAt) {

    static ChannelNotification of(Delivery delivery) {
        AttemptFinished newest =
                delivery.attempts().isEmpty() ? null : delivery.attempts().getLast();
        return new ChannelNotification(
                IdNumber.of(delivery.endpoint().value()),
                newest == null ? null : newest.url(),
                status(delivery),
                newest == null || newest.statusCode() == 0 ? null : newest.statusCode(),
                newest == null ? null : newest.error(),
                Math.max(0, delivery.attempts().size() - 1),
                delivery.createdAt().toString(),
                delivery.updatedAt().toString());
    }

    private static String status(Delivery delivery) {
        return switch (delivery.status()) {
            case PENDING, SENDING -> "pending";
            case SUCCESS -> "processed";
            case FAILED, DISABLED -> "failed";
        };
    }
}
