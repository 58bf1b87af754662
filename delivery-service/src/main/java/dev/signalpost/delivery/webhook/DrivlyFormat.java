package dev.signalpost.delivery.webhook;

import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.message.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code {event, object, id, repeat_count}}, signed over milliseconds. */
final class DrivlyFormat implements Format {

    @Override
    public byte[] body(DeliveryRecord delivery, Instant now) {
        Message message = delivery.message();
        return new JsonBody(message.payload().length)
                .text("event", message.eventType())
                .payload("object", message)
                .text("id", "evt_" + message.id().toString().replace("-", ""))
                .number("repeat_count", delivery.attempt() - 1L)
                .end();
    }

    @Override
    public void addHeaders(
            DeliveryRecord delivery,
            byte[] body,
            List<SigningKey> keys,
            Instant now,
            Map<String, String> headers) {
        headers.put("x-signature", TimestampedSignature.of(now.toEpochMilli(), body, keys));
        headers.put("x-webhook-id", "wbhk_" + delivery.endpoint().toString().replace("-", ""));
    }
}
