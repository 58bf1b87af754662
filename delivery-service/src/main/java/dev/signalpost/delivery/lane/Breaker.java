package dev.signalpost.delivery.lane;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells from the outcomes of an endpoint's attempts when it counts as down. Pure: the time is given
 * to it. Counts by slices of a sixth of the window.
 */
final class Breaker {

    private static final int SLICES = 6;

    private final int straightLimit;
    private final int minAttempts;
    private final long windowNanos;
    private final Deque<Slice> slices = new ArrayDeque<>();
    private int straightFailures;

    private static final class Slice {
        final long startNanos;
        int attempts;
        int failures;

        Slice(long startNanos) {
            this.startNanos = startNanos;
        }
    }

    Breaker(BreakerConfig config) {
        this.straightLimit = config.straightFailures();
        this.minAttempts = config.minAttempts();
        this.windowNanos = config.window().toNanos();
    }

    /** Costs next to nothing as long as nothing fails. */
    void succeeded(long nowNanos) {
        straightFailures = 0;
        if (!slices.isEmpty()) {
            slice(nowNanos).attempts++;
        }
    }

    /** Whether this failure is one too many; the count then begins anew. */
    boolean failed(long nowNanos) {
        straightFailures++;
        Slice slice = slice(nowNanos);
        slice.attempts++;
        slice.failures++;
        int attempts = 0;
        int failures = 0;
        for (Slice each : slices) {
            attempts += each.attempts;
            failures += each.failures;
        }
        boolean tooMany =
                straightFailures >= straightLimit
                        || attempts >= minAttempts && 2 * failures >= attempts;
        if (tooMany) {
            straightFailures = 0;
            slices.clear();
        }
        return tooMany;
    }

    /** Whether no failure is remembered, so that forgetting the breaker changes nothing. */
    boolean isClean(long nowNanos) {
        forgetOld(nowNanos);
        return slices.isEmpty();
    }

    private Slice slice(long nowNanos) {
        forgetOld(nowNanos);
        Slice newest = slices.peekLast();
        if (newest == null || nowNanos - newest.startNanos >= windowNanos / SLICES) {
            newest = new Slice(nowNanos);
            slices.addLast(newest);
        }
        return newest;
    }

    private void forgetOld(long nowNanos) {
        while (!slices.isEmpty() && nowNanos - slices.peekFirst().startNanos >= windowNanos) {
            slices.removeFirst();
        }
    }
}
