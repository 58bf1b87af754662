package dev.signalpost.ingest.intake;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;

/**
 * Shuffle sharding: an application's messages go to four of the topic's partitions, which ones is
 * told by its name. A flood from one application then meets most others on none or one of their
 * four, and never on all. Thread-safe.
 */
final class Shards {

    static final int PER_APPLICATION = 4;

    /** Messages that a worker takes in a moment. */
    private static final int HARDLY_MORE = 500;

    private final int partitions;
    private final long stayNanos;
    private final LongSupplier nanoTime;

    /**
     * @param stay how long an application stays with one of its partitions
     */
    Shards(int partitions, Duration stay) {
        this(partitions, stay, System::nanoTime);
    }

    Shards(int partitions, Duration stay, LongSupplier nanoTime) {
        this.partitions = partitions;
        this.stayNanos = Math.max(1, stay.toNanos());
        this.nanoTime = nanoTime;
    }

    /**
     * One of the application's partitions: any of those that have hardly more before it than the
     * least of them. So a partition that somebody floods is avoided by all others, and nobody runs
     * all to the same one. Which one changes from moment to moment and not from message to message,
     * so that a moment's messages are one batch to Kafka, not four.
     */
    int next(String application, IntToLongFunction backlog) {
        int[] shards = of(application);
        long[] waiting = new long[shards.length];
        long least = Long.MAX_VALUE;
        for (int i = 0; i < shards.length; i++) {
            // Looked at once: the backlog moves meanwhile, and what was the least may be no more.
            waiting[i] = backlog.applyAsLong(shards[i]);
            least = Math.min(least, waiting[i]);
        }
        long moment = Math.floorDiv(nanoTime.getAsLong(), stayNanos);
        int chosen = Math.floorMod(mix(application.hashCode() + moment), shards.length);
        while (waiting[chosen] > least + HARDLY_MORE) {
            chosen = (chosen + 1) % shards.length;
        }
        return shards[chosen];
    }

    /**
     * The one partition of all messages with an order among them.
     *
     * @param orderingKey null for the order of the whole application
     */
    int fixed(String application, String orderingKey) {
        int[] shards = of(application);
        return orderingKey == null
                ? shards[0]
                : shards[Math.floorMod(mix(orderingKey.hashCode()), shards.length)];
    }

    /** The application's partitions: the beginning of a shuffle that its name alone decides. */
    int[] of(String application) {
        int[] shuffled = new int[partitions];
        Arrays.setAll(shuffled, each -> each);
        int count = Math.min(PER_APPLICATION, partitions);
        long random = mix(application.hashCode());
        for (int i = 0; i < count; i++) {
            random = mix(random + i);
            int other = i + (int) Long.remainderUnsigned(random, partitions - i);
            int taken = shuffled[other];
            shuffled[other] = shuffled[i];
            shuffled[i] = taken;
        }
        return Arrays.copyOf(shuffled, count);
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
