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
    private final Breaker breaker;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int inFlight;
    private long lastSuccessNanos;
    private boolean listed;

    private record Waiting(Work work, long sinceNanos) {}

    Lane(EndpointId endpoint, InFlightLimit limit, Breaker breaker, long nowNanos) {
        this.endpoint = endpoint;
        this.limit = limit;
        this.breaker = breaker;
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

    void delivered(long nowNanos) {
        inFlight--;
        lastSuccessNanos = nowNanos;
        limit.succeeded();
        breaker.succeeded(nowNanos);
    }

    /** Whether the endpoint counts as down from now on. */
    boolean failed(long nowNanos) {
        inFlight--;
        limit.failed();
        return breaker.failed(nowNanos);
    }

    /** Nothing was learned of the endpoint. */
    void skipped() {
        inFlight--;
    }

    /** The endpoint is back: it is tried with care. */
    void recovering() {
        limit.beginAnew();
    }

    /** Whether nothing is lost when the lane is forgotten. */
    boolean isIdle(long nowNanos) {
        return queue.isEmpty() && inFlight == 0 && breaker.isClean(nowNanos);
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
        while (!queue.isEmpty()
                && !queue.peekFirst().work().parked()
                && queue.peekFirst().sinceNanos() - sinceNanos < 0) {
            overdue.add(queue.removeFirst().work());
        }
        boolean stalled = inFlight >= limit.value() && lastSuccessNanos - stalledSinceNanos < 0;
        while (stalled && queue.size() > stalledQueue && !queue.peekLast().work().parked()) {
            overdue.add(queue.removeLast().work());
        }
        return overdue;
    }

    List<Work> removeAll() {
        List<Work> removed = queue.stream().map(Waiting::work).toList();
        queue.clear();
        return removed;
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
