package dev.signalpost.delivery.lane;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.delivery.source.SourceRecord;
import dev.signalpost.delivery.source.Work;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The deliveries of one endpoint: those that wait, in order of arrival, and how many are in flight.
 */
final class Lane {

    private final EndpointId endpoint;
    private final InFlightLimit limit;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int inFlight;
    private long lastSuccessNanos;
    private boolean listed;

    private record Waiting(Work work, long sinceNanos) {}

    Lane(EndpointId endpoint, InFlightLimit limit, long nowNanos) {
        this.endpoint = endpoint;
        this.limit = limit;
        this.lastSuccessNanos = nowNanos;
    }

    EndpointId endpoint() {
        return endpoint;
    }

    void add(Work work, long nowNanos) {
        queue.addLast(new Waiting(work, nowNanos));
    }

    boolean mayStart() {
        return !queue.isEmpty() && inFlight < limit.value();
    }

    Work start() {
        inFlight++;
        return queue.removeFirst().work();
    }

    void ended(boolean delivered, long nowNanos) {
        inFlight--;
        if (delivered) {
            lastSuccessNanos = nowNanos;
            limit.succeeded();
        } else {
            limit.failed();
        }
    }

    boolean isIdle() {
        return queue.isEmpty() && inFlight == 0;
    }

    /** How long ago the endpoint last took something, or the lane began. */
    Duration silence(long nowNanos) {
        return Duration.ofNanos(nowNanos - lastSuccessNanos);
    }

    /**
     * Removes what has waited since before that moment, and of a stalled lane what is more than it
     * may keep.
     */
    List<Work> overdue(long sinceNanos, long stalledSinceNanos, int stalledQueue) {
        List<Work> overdue = new ArrayList<>();
        while (!queue.isEmpty() && queue.peekFirst().sinceNanos() - sinceNanos < 0) {
            overdue.add(queue.removeFirst().work());
        }
        boolean stalled = inFlight >= limit.value() && lastSuccessNanos - stalledSinceNanos < 0;
        while (stalled && queue.size() > stalledQueue) {
            overdue.add(queue.removeLast().work());
        }
        return overdue;
    }

    List<Work> remove(Predicate<SourceRecord> chosen) {
        List<Work> removed = new ArrayList<>();
        for (Iterator<Waiting> waiting = queue.iterator(); waiting.hasNext(); ) {
            Work work = waiting.next().work();
            if (chosen.test(work.source())) {
                waiting.remove();
                removed.add(work);
            }
        }
        return removed;
    }

    /**
     * Whether the lane stands in the line of those that may start something; the line has each lane
     * once.
     */
    boolean listed() {
        return listed;
    }

    void listed(boolean now) {
        listed = now;
    }
}
