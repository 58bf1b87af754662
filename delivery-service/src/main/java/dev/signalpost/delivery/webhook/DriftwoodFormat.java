package dev.signalpost.delivery.webhook;

import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.message.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * {@code {event, timestamp, data}}; the time is when the event was accepted, the same in every
 * attempt.
 */
final class DriftwoodFormat implements Format {

    @Override
    public byte[] body(DeliveryRecord delivery, Instant now) {
        Message message = delivery.message();
        return new JsonBody(message.payload().length)
                .text("event", message.eventType())
                .text("timestamp", message.time().toString())
                .payload("data", message)
                .end();
    }

    @Override
    public void addHeaders(
            DeliveryRecord delivery,
            byte[] body,
            List<SigningKey> keys,
            Instant now,
            Map<String, String> headers) {
        headers.put(
                "x-driftwood-signature", TimestampedSignature.of(now.getEpochSecond(), body, keys));
    }
}
