package dev.signalpost.delivery.parking;

import java.time.Duration;

/** How long to wait before an endpoint that is down is tried again. Pure. */
final class ProbePauses {

    private static final int SHARE = 60;

    private final Duration first;
    private final Duration steady;
    private final Duration longest;

    ProbePauses(ParkingConfig config) {
        this.first = config.firstProbe();
        this.steady = config.steadyProbe();
        this.longest = config.longestProbe();
    }

    /**
     * @param probes how many failed so far
     * @param downFor how long the endpoint has been down
     */
    Duration next(int probes, Duration downFor) {
        Duration doubled = probes >= 20 ? longest : first.multipliedBy(1L << probes);
        Duration slowest = max(steady, downFor.dividedBy(SHARE));
        return min(longest, min(doubled, slowest));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
