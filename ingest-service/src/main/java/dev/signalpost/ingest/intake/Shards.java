package dev.signalpost.ingest.intake;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Shuffle sharding: an application's messages go to four of the topic's partitions, which ones is
 * told by its name. A flood from one application then meets most others on none or one of their
 * four, and never on all. Thread-safe.
 */
final class Shards {

    static final int PER_APPLICATION = 4;

    private final int partitions;

    Shards(int partitions) {
        this.partitions = partitions;
    }

    /**
     * One of the application's partitions: of two taken by chance the one with less before it. So a
     * partition that somebody floods is avoided by all others.
     */
    int next(String application, Backlog backlog) {
        var random = ThreadLocalRandom.current();
        int shards = Math.min(PER_APPLICATION, partitions);
        int one = partition(application, random.nextInt(shards));
        int other = partition(application, random.nextInt(shards));
        return backlog.of(other) < backlog.of(one) ? other : one;
    }

    /**
     * The one partition of all messages with an order among them.
     *
     * @param orderingKey null for the order of the whole application
     */
    int fixed(String application, String orderingKey) {
        int shard =
                orderingKey == null
                        ? 0
                        : Math.floorMod(
                                mix(orderingKey.hashCode()), Math.min(PER_APPLICATION, partitions));
        return partition(application, shard);
    }

    /**
     * The application's n-th partition; different for each n below four while there are that many.
     */
    int partition(String application, int n) {
        long hash = mix(application.hashCode());
        int start = (int) Long.remainderUnsigned(hash, partitions);
        // Three strides never lead once around all partitions, so the four shards differ.
        int stride =
                1
                        + (int)
                                Long.remainderUnsigned(
                                        hash >>> 32,
                                        Math.max(1, (partitions - 1) / PER_APPLICATION));
        return (start + n * stride) % partitions;
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
