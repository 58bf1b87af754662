package dev.signalpost.delivery.webhook;

import dev.signalpost.contracts.message.DeliveryRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The payload, signed a second time as Octohooks does. */
final class OctohooksFormat implements Format {

    @Override
    public void addHeaders(
            DeliveryRecord delivery,
            byte[] body,
            List<SigningKey> keys,
            Instant now,
            Map<String, String> headers) {
        headers.put("x-signature", TimestampedSignature.of(now.getEpochSecond(), body, keys));
    }
}
