package dev.signalpost.delivery.webhook;

import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.registry.DeliveryFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What makes a request of one delivery format: its body, and the headers it has besides those of
 * Standard Webhooks.
 */
interface Format {

    /** The body: the payload itself, unless the format puts something around it. */
    default byte[] body(DeliveryRecord delivery, Instant now) {
        return delivery.message().payload();
    }

    /**
     * Adds the format's own headers, if it has any.
     *
     * @param keys the secrets that are active now, the current one first
     */
    default void addHeaders(
            DeliveryRecord delivery,
            byte[] body,
            List<SigningKey> keys,
            Instant now,
            Map<String, String> headers) {}

    static Format of(DeliveryFormat format) {
        return switch (format) {
            case STANDARD -> new StandardFormat();
            case OCTOHOOKS -> new OctohooksFormat();
            case DRIVLY -> new DrivlyFormat();
            case FOXTROT -> new FoxtrotFormat();
            case DRIFTWOOD -> new DriftwoodFormat();
            case CHANNELS -> new ChannelsFormat();
        };
    }
}
