package dev.signalpost.delivery.lane;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.registry.DeliveryTerms;
import dev.signalpost.contracts.registry.DeliveryTerms.RateLimit;
import dev.signalpost.delivery.source.SourceRecord;
import dev.signalpost.delivery.source.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The deliveries of one endpoint: those that wait, how many are in flight, and what their ends say
 * of the endpoint.
 */
final class Lane {

    private final EndpointId endpoint;
    private final String application;
    private final String host;
    private final InFlightLimit limit;
    private final Breaker breaker;
    private final WaitingWork waiting = new WaitingWork();
    private TokenBucket bucket;
    private int inFlight;
    private long lastSuccessNanos;
    private boolean listed;
    private boolean awaitsToken;

    /**
     * @param host that the endpoint's URL names; empty if it is not known
     */
    Lane(
            EndpointId endpoint,
            String application,
            String host,
            InFlightLimit limit,
            Breaker breaker,
            long nowNanos) {
        this.endpoint = endpoint;
        this.application = application;
        this.host = host;
        this.limit = limit;
        this.breaker = breaker;
        this.lastSuccessNanos = nowNanos;
    }

    EndpointId endpoint() {
        return endpoint;
    }

    String application() {
        return application;
    }

    String host() {
        return host;
    }

    /** Follows the endpoint's terms, which may change while the lane is in use. */
    void terms(DeliveryTerms terms, long nowNanos) {
        waiting.ordered(terms.ordered());
        RateLimit wanted = terms.rateLimit();
        if (wanted == null) {
            bucket = null;
        } else if (bucket == null || !bucket.limit().equals(wanted)) {
            bucket = new TokenBucket(wanted, nowNanos);
        }
    }

    boolean isOrdered() {
        return waiting.ordered();
    }

    void add(Work work, long nowNanos) {
        waiting.add(work, nowNanos);
    }

    boolean mayStart(long nowNanos) {
        return inFlight < limit.value()
                && waiting.next() != null
                && (bucket == null || bucket.isOpen(nowNanos));
    }

    /** How long only the rate limit holds it up; 0 if that does not. */
    long nanosUntilToken(long nowNanos) {
        return bucket == null || waiting.isEmpty() ? 0 : bucket.nanosUntilOpen(nowNanos);
    }

    /** To be called when it may start. */
    Work start() {
        Work work = waiting.next();
        waiting.begin(work);
        if (bucket != null) {
            bucket.take();
        }
        inFlight++;
        return work;
    }

    /** Bytes of what {@link #start} would take. */
    int nextBytes() {
        return waiting.next().delivery().message().payload().length;
    }

    void delivered(Work work, long nowNanos) {
        skipped(work);
        lastSuccessNanos = nowNanos;
        limit.succeeded();
        breaker.succeeded(nowNanos);
    }

    /** Whether the endpoint counts as down from now on. */
    boolean failed(Work work, long nowNanos) {
        skipped(work);
        limit.failed();
        return breaker.failed(nowNanos);
    }

    /** Nothing was learned of the endpoint. */
    void skipped(Work work) {
        inFlight--;
        waiting.ended(work);
    }

    /** The endpoint is back: it is tried with care. */
    void recovering() {
        limit.beginAnew();
    }

    /** Whether nothing is lost when the lane is forgotten. */
    boolean isIdle(long nowNanos) {
        return waiting.isEmpty()
                && inFlight == 0
                && breaker.isClean(nowNanos)
                && (bucket == null || bucket.isFull(nowNanos));
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
        List<Work> overdue = new ArrayList<>(waiting.removeOlder(sinceNanos));
        if (inFlight >= limit.value() && lastSuccessNanos - stalledSinceNanos < 0) {
            overdue.addAll(waiting.removeBeyond(stalledQueue));
        }
        return overdue;
    }

    List<Work> removeAll() {
        return waiting.remove(any -> true);
    }

    List<Work> remove(Predicate<SourceRecord> chosen) {
        return waiting.remove(chosen);
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

    /** Whether a timer will look at the lane again. */
    boolean awaitsToken() {
        return awaitsToken;
    }

    void awaitsToken(boolean now) {
        awaitsToken = now;
    }
}
