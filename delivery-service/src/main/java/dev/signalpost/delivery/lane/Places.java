package dev.signalpost.delivery.lane;

import java.util.function.Consumer;

/**
 * The places for requests in flight, which are limited for an application and for a host. Lanes
 * that find none wait, and are called when there is one.
 */
final class Places {

    private final Ceiling applications;
    private final Ceiling hosts;
    private final Consumer<Lane> called;

    /**
     * @param called gets each lane that may try again
     */
    Places(int perApplication, int perHost, Consumer<Lane> called) {
        this.applications = new Ceiling(perApplication);
        this.hosts = new Ceiling(perHost);
        this.called = called;
    }

    /** Takes a place for one request of the lane; if there is none, the lane waits. */
    boolean take(Lane lane) {
        if (!applications.enter(lane.application(), lane)) {
            return false;
        }
        if (!hosts.enter(lane.host(), lane)) {
            applications.leave(lane.application()).ifPresent(called);
            return false;
        }
        return true;
    }

    void leave(Lane lane) {
        applications.leave(lane.application()).ifPresent(called);
        hosts.leave(lane.host()).ifPresent(called);
    }

    /**
     * The lane was called, and has nothing to start any more: the next ones are called, or else
     * they would wait for a place that nobody takes.
     */
    void pass(Lane lane) {
        applications.next(lane.application()).ifPresent(called);
        hosts.next(lane.host()).ifPresent(called);
    }
}
