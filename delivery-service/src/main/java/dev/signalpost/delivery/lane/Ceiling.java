package dev.signalpost.delivery.lane;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many requests may be in flight to whatever shares a name, as a host or an application. A lane
 * that finds no room waits for its turn.
 */
final class Ceiling {

    private final int most;
    private final Map<String, Load> loads = new HashMap<>();

    private static final class Load {
        int inFlight;
        final Deque<Lane> waiting = new ArrayDeque<>();
    }

    Ceiling(int most) {
        this.most = most;
    }

    /** Takes a place for the name, or else keeps the lane until there is one. */
    boolean enter(String name, Lane lane) {
        Load load = loads.computeIfAbsent(name, unseen -> new Load());
        if (load.inFlight >= most) {
            load.waiting.addLast(lane);
            return false;
        }
        load.inFlight++;
        return true;
    }

    /** Gives a place back, and answers who is next. */
    Optional<Lane> leave(String name) {
        loads.get(name).inFlight--;
        return next(name);
    }

    /** The lane that has waited longest for a place, if there is one; it waits no more. */
    Optional<Lane> next(String name) {
        Load load = loads.get(name);
        if (load == null || load.inFlight >= most) {
            return Optional.empty();
        }
        Lane next = load.waiting.pollFirst();
        if (next == null && load.inFlight == 0) {
            loads.remove(name);
        }
        return Optional.ofNullable(next);
    }
}
