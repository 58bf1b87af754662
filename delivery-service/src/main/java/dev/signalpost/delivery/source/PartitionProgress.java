package dev.signalpost.delivery.source;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What is open of one partition during one assignment. Records are tracked in the order of their
 * offsets and end in any order; gaps between offsets, as transactions leave them, do not matter. A
 * result that arrives after a rebalance still reaches its own instance, and so cannot move the
 * offsets of a later assignment. Thread-safe.
 */
public final class PartitionProgress {

    /** Done records behind one that is stuck are remembered, too; so many are enough. */
    private static final int MAX_TRACKED = 50_000;

    private final TopicPartition partition;
    private final Deque<SourceRecord> tracked = new ArrayDeque<>();
    private int openRecords;
    private long openBytes;
    private long committable = -1;
    private OffsetAndMetadata committed;
    private final DoneAhead before;
    private volatile boolean lost;

    /** Of a partition of which nothing is done. */
    public PartitionProgress(TopicPartition partition) {
        this(partition, DoneAhead.nothing());
    }

    /**
     * @param before what the partition's last worker had done already
     */
    PartitionProgress(TopicPartition partition, DoneAhead before) {
        this.partition = partition;
        this.before = before;
    }

    /** Whether the record was done in an earlier assignment; asked once, before it is tracked. */
    synchronized boolean wasDone(long offset) {
        return before.has(offset);
    }

    TopicPartition partition() {
        return partition;
    }

    /**
     * @param deliveries how many deliveries must end before the record is done; 0 if it is done
     *     already
     */
    public synchronized SourceRecord track(long offset, int bytes, int deliveries) {
        var record = new SourceRecord(this, offset, bytes, deliveries);
        tracked.addLast(record);
        openRecords++;
        openBytes += bytes;
        if (deliveries == 0) {
            done(record);
        }
        return record;
    }

    synchronized void done(SourceRecord record) {
        openRecords--;
        openBytes -= record.bytes();
        while (!tracked.isEmpty() && tracked.peekFirst().isDone()) {
            committable = tracked.removeFirst().offset() + 1;
        }
        if (openRecords == 0) {
            notifyAll();
        }
    }

    /**
     * The record is not done and nobody works on it any more: whoever tracked it reads it again.
     */
    synchronized void giveBack(SourceRecord record) {
        openRecords--;
        openBytes -= record.bytes();
        if (openRecords == 0) {
            notifyAll();
        }
    }

    /** Offsets that are done although one before them is not. */
    public synchronized Set<Long> doneAhead() {
        return tracked.stream()
                .filter(SourceRecord::isDone)
                .map(SourceRecord::offset)
                .collect(Collectors.toSet());
    }

    /** Whether something that was tracked is neither done nor open, but was given back. */
    public synchronized boolean hasGivenBack() {
        return openRecords == 0 && !tracked.isEmpty();
    }

    public synchronized long openBytes() {
        return openBytes;
    }

    /** The offset before which everything is done; empty while nothing is. */
    public synchronized OptionalLong committable() {
        return committable >= 0 ? OptionalLong.of(committable) : OptionalLong.empty();
    }

    /** What to commit, if that is something else than {@link #committed} was told last. */
    synchronized Optional<OffsetAndMetadata> toCommit() {
        if (committable < 0 && tracked.isEmpty()) {
            return Optional.empty();
        }
        long offset = committable >= 0 ? committable : tracked.peekFirst().offset();
        var now = new OffsetAndMetadata(offset, DoneAhead.write(offset, doneAhead()));
        boolean nothingNew = now.equals(committed) || committable < 0 && now.metadata().isEmpty();
        return nothingNew ? Optional.empty() : Optional.of(now);
    }

    synchronized void committed(OffsetAndMetadata position) {
        committed = position;
    }

    synchronized boolean isFull(int maxRecords, long maxBytes) {
        return openRecords >= maxRecords || openBytes >= maxBytes || tracked.size() >= MAX_TRACKED;
    }

    /** Full partitions are read again at half, so that they do not flicker. */
    synchronized boolean hasRoom(int maxRecords, long maxBytes) {
        return openRecords <= maxRecords / 2
                && openBytes <= maxBytes / 2
                && tracked.size() < MAX_TRACKED / 2;
    }

    public synchronized int openRecords() {
        return openRecords;
    }

    public void lose() {
        lost = true;
    }

    boolean lost() {
        return lost;
    }

    /**
     * Blocks until nothing is open.
     *
     * @return false when the patience ended first
     */
    public synchronized boolean awaitQuiet(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (openRecords > 0) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
