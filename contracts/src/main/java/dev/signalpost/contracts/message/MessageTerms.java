package dev.signalpost.contracts.message;

import java.time.Instant;

/**
 * When, and in which order, a message goes out.
 *
 * @param orderingKey at endpoints that keep order, messages with different keys do not wait for
 *     each other; null for none. The CloudEvents extension {@code partitionkey}.
 * @param deliverAt not before; null for at once. The extension {@code deliverat}.
 * @param expiresAt not after; null for as long as the schedule lasts. The extension {@code
 *     expirytime}.
 */
public record MessageTerms(String orderingKey, Instant deliverAt, Instant expiresAt) {

    public static final MessageTerms NONE = new MessageTerms(null, null, null);

    public boolean expiredAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
