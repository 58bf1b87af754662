package dev.signalpost.delivery.source;

import dev.signalpost.contracts.message.DeliveryRecord;

/**
 * A delivery to be attempted, and the record that it came of.
 *
 * @param parked whether it stands on the topic {@code parked}, where it can be given back to,
 *     instead of being postponed
 */
public record Work(DeliveryRecord delivery, SourceRecord source, boolean parked) {

    public Work(DeliveryRecord delivery, SourceRecord source) {
        this(delivery, source, false);
    }
}
