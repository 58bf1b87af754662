package dev.signalpost.delivery.webhook;

import dev.signalpost.contracts.message.DeliveryRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Standard Webhooks and nothing else. */
final class StandardFormat implements Format {

    @Override
    public byte[] body(DeliveryRecord delivery, Instant now) {
        return delivery.message().payload();
    }

    @Override
    public void addHeaders(
            DeliveryRecord delivery,
            byte[] body,
            List<SigningKey> keys,
            Instant now,
            Map<String, String> headers) {}
}
