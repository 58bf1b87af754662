package dev.signalpost.delivery.dispatch;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Exchanges that have the same time each, counted from their start, and so run out of it in the
 * order in which they began. One timer looks after all of them: one of its own for each would cost
 * more than half of what signing it does. Lives on the dispatch loop.
 */
final class Deadlines {

    private static final Duration TICK = Duration.ofMillis(50);

    private final Set<Exchange> running = new LinkedHashSet<>();
    private final long nanos;
    private final Consumer<Exchange> over;

    /**
     * @param over told of each exchange whose time is over, at most a twentieth of a second late
     */
    Deadlines(DispatchLoop loop, Duration time, Consumer<Exchange> over) {
        this.nanos = time.toNanos();
        this.over = over;
        loop.every(TICK, this::tick);
    }

    void add(Exchange exchange) {
        running.add(exchange);
    }

    void remove(Exchange exchange) {
        running.remove(exchange);
    }

    private void tick() {
        long now = System.nanoTime();
        while (!running.isEmpty()) {
            Iterator<Exchange> oldest = running.iterator();
            Exchange exchange = oldest.next();
            if (now - exchange.startedNanos() < nanos) {
                return;
            }
            oldest.remove();
            over.accept(exchange);
        }
    }
}
