package dev.signalpost.delivery.lane;

/**
 * How many requests one endpoint bears at once, between 1 and a ceiling: half as many after a
 * failure; twice as many for each full round of successes up to where it started, and from there
 * one more (additive increase, multiplicative decrease).
 */
final class InFlightLimit {

    private final int start;
    private final int ceiling;
    private double limit;

    InFlightLimit(int start, int ceiling) {
        this.start = start;
        this.ceiling = ceiling;
        this.limit = Math.min(start, ceiling);
    }

    int value() {
        return (int) limit;
    }

    void succeeded() {
        limit = Math.min(ceiling, limit + (limit < start ? 1 : 1 / limit));
    }

    void failed() {
        limit = Math.max(1, limit / 2);
    }

    /** For an endpoint that was down: one request at first. */
    void beginAnew() {
        limit = 1;
    }
}
