package dev.signalpost.delivery.parking;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.contracts.registry.ParkedEndpoint;
import dev.signalpost.contracts.registry.ParkedEndpoint.Phase;
import dev.signalpost.delivery.source.PartitionProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/**
 * The parked deliveries of one endpoint, as the worker that has their partition sees them. Belongs
 * to one thread.
 */
final class Backlog {

    private final EndpointId endpoint;
    private final TopicPartition partition;
    private Phase phase;
    private Instant since;
    private Instant nextProbeAt;
    private int probes;
    private String reason;
    private long cursor;
    private long position;
    private long publishedCursor;
    private final TreeSet<Long> done = new TreeSet<>();
    private PartitionProgress progress;
    private Optional<EndpointState> tried = Optional.empty();
    private boolean probing;
    private Instant idleSince;

    private Backlog(EndpointId endpoint, TopicPartition partition) {
        this.endpoint = endpoint;
        this.partition = partition;
        this.progress = new PartitionProgress(partition);
    }

    /** One whose first delivery was just seen. */
    static Backlog begin(
            EndpointId endpoint,
            Phase phase,
            TopicPartition partition,
            long offset,
            Instant now,
            Instant probe) {
        var backlog = new Backlog(endpoint, partition);
        backlog.phase = phase;
        backlog.since = now;
        backlog.nextProbeAt = probe;
        backlog.cursor = offset;
        backlog.position = offset;
        return backlog;
    }

    /** One that another worker had, or this one before its restart. */
    static Backlog resume(ParkedEndpoint state, TopicPartition partition, Instant now) {
        var backlog = new Backlog(state.endpoint(), partition);
        backlog.phase = state.phase();
        backlog.since = state.since();
        backlog.nextProbeAt = state.nextProbeAt() == null ? now : state.nextProbeAt();
        backlog.probes = state.probes();
        backlog.reason = state.reason();
        backlog.cursor = state.cursor();
        backlog.position = state.cursor();
        backlog.done.addAll(state.done());
        return backlog;
    }

    ParkedEndpoint state() {
        return new ParkedEndpoint(
                endpoint,
                phase,
                partition.partition(),
                cursor,
                List.copyOf(done),
                since,
                phase == Phase.DOWN ? nextProbeAt : null,
                probes,
                reason);
    }

    EndpointId endpoint() {
        return endpoint;
    }

    TopicPartition partition() {
        return partition;
    }

    PartitionProgress progress() {
        return progress;
    }

    boolean isDown() {
        return phase == Phase.DOWN;
    }

    /** How many tries failed in a row. */
    int probes() {
        return probes;
    }

    Duration downFor(Instant now) {
        return Duration.between(since, now);
    }

    /** Nothing of it is under way. */
    boolean isQuiet() {
        return !probing && progress.openRecords() == 0;
    }

    /** Whether it is time to try; a changed endpoint is tried at once. */
    boolean isProbeDue(Instant now, Optional<EndpointState> current) {
        boolean changed = !current.equals(tried) && probes > 0;
        return isQuiet() && (changed || !nextProbeAt.isAfter(now));
    }

    /** Goes back to the first delivery that is not done. */
    void rewind() {
        done.addAll(progress.doneAhead());
        advance();
        progress = new PartitionProgress(partition);
        position = cursor;
    }

    /** Moves the cursor to where everything before it is done. */
    void advance() {
        cursor = Math.max(cursor, progress.committable().orElse(cursor));
        done.headSet(cursor).clear();
    }

    boolean isDone(long offset) {
        return done.contains(offset);
    }

    long position() {
        return position;
    }

    void position(long next) {
        position = next;
    }

    /** Whether the cursor moved since this was asked last. */
    boolean cursorMoved() {
        advance();
        boolean moved = cursor != publishedCursor;
        publishedCursor = cursor;
        return moved;
    }

    void probeBegins(Optional<EndpointState> current) {
        probing = true;
        tried = current;
    }

    void probeFailed(Instant next, String why) {
        probing = false;
        probes++;
        nextProbeAt = next;
        reason = why;
    }

    void recovered() {
        probing = false;
        probes = 0;
        reason = null;
        phase = Phase.DRAINING;
    }

    /**
     * @param tries how many of the first delivery's attempts were made since it was read
     */
    void downAgain(Instant now, Instant probe, int tries) {
        phase = Phase.DOWN;
        since = now;
        nextProbeAt = probe;
        probes = tries;
    }

    /** Whether there has been nothing of it for that long. */
    boolean isIdleFor(Duration time, Instant now) {
        if (!isQuiet()) {
            idleSince = null;
        } else if (idleSince == null) {
            idleSince = now;
        }
        return idleSince != null && !idleSince.plus(time).isAfter(now);
    }

    void used() {
        idleSince = null;
    }
}
