package dev.signalpost.delivery.lane;

import dev.signalpost.contracts.registry.DeliveryTerms.RateLimit;

/** Lets so many through each second, and a burst after a pause. Pure: the time is given to it. */
final class TokenBucket {

    private static final double NANOS = 1e9;

    private final RateLimit limit;
    private double tokens;
    private long filledAtNanos;

    TokenBucket(RateLimit limit, long nowNanos) {
        this.limit = limit;
        this.tokens = limit.burst();
        this.filledAtNanos = nowNanos;
    }

    RateLimit limit() {
        return limit;
    }

    boolean isOpen(long nowNanos) {
        fill(nowNanos);
        return tokens >= 1;
    }

    /** Whether a new bucket would be the same. */
    boolean isFull(long nowNanos) {
        fill(nowNanos);
        return tokens >= limit.burst();
    }

    /** To be called while it is open. */
    void take() {
        tokens -= 1;
    }

    /** How long until it is open. */
    long nanosUntilOpen(long nowNanos) {
        fill(nowNanos);
        return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / limit.perSecond() * NANOS);
    }

    private void fill(long nowNanos) {
        if (nowNanos - filledAtNanos <= 0) {
            // Who looks at the clock first need not come first.
            return;
        }
        double gained = (nowNanos - filledAtNanos) / NANOS * limit.perSecond();
        tokens = Math.min(limit.burst(), tokens + gained);
        filledAtNanos = nowNanos;
    }
}
