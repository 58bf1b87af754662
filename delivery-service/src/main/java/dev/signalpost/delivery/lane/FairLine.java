package dev.signalpost.delivery.lane;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The lanes that may start something. Applications take turns by deficit round robin, counted in
 * bytes, so one with many endpoints or large payloads gets no more than another; the lanes of an
 * application take turns one request each.
 */
final class FairLine {

    private static final int QUANTUM_BYTES = 16 * 1024;
    private static final int REQUEST_BYTES = 1024;

    private final Map<String, Turn> turns = new HashMap<>();
    private final Deque<Turn> order = new ArrayDeque<>();

    private static final class Turn {
        final String application;
        final Deque<Lane> lanes = new ArrayDeque<>();
        int deficit;

        Turn(String application) {
            this.application = application;
        }
    }

    void add(Lane lane) {
        Turn turn = turns.get(lane.application());
        if (turn == null) {
            turn = new Turn(lane.application());
            turns.put(lane.application(), turn);
            order.addLast(turn);
        }
        turn.lanes.addLast(lane);
    }

    /**
     * The lane whose turn it is, and which may start; null when there is none.
     *
     * @param passedOver gets the lanes, out of the line by then, whose turn it was and which may
     *     not
     */
    Lane next(long nowNanos, Consumer<Lane> passedOver) {
        while (!order.isEmpty()) {
            Turn turn = order.peekFirst();
            Lane lane = turn.lanes.peekFirst();
            if (lane == null) {
                order.removeFirst();
                turns.remove(turn.application);
            } else if (!lane.mayStart(nowNanos)) {
                turn.lanes.removeFirst();
                lane.listed(false);
                passedOver.accept(lane);
            } else if (turn.deficit <= 0) {
                turn.deficit += QUANTUM_BYTES;
                order.addLast(order.removeFirst());
            } else {
                turn.deficit -= REQUEST_BYTES + lane.nextBytes();
                return turn.lanes.removeFirst();
            }
        }
        return null;
    }
}
