package dev.signalpost.delivery.lane;

/**
 * How many requests one endpoint bears at once: one more for each full round of successes, half as
 * many after a failure (additive increase, multiplicative decrease), between 1 and a ceiling.
 */
final class InFlightLimit {

    private final int ceiling;
    private double limit;

    InFlightLimit(int start, int ceiling) {
        this.ceiling = ceiling;
        this.limit = Math.min(start, ceiling);
    }

    int value() {
        return (int) limit;
    }

    void succeeded() {
        limit = Math.min(ceiling, limit + 1 / limit);
    }

    void failed() {
        limit = Math.max(1, limit / 2);
    }
}
