package dev.signalpost.log.record;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Rows to be written together, and how far the partitions are once they are. Used again for the
 * next ones. Not thread-safe.
 */
final class Batch {

    private final BinaryCopy messages = new BinaryCopy();
    private final BinaryCopy attempts = new BinaryCopy();
    private final Map<TopicPartition, Long> nextOffsets = new LinkedHashMap<>();

    /** Forgets everything. */
    void clear() {
        messages.clear();
        attempts.clear();
        nextOffsets.clear();
    }

    BinaryCopy messages() {
        return messages;
    }

    BinaryCopy attempts() {
        return attempts;
    }

    void consumed(TopicPartition partition, long offset) {
        nextOffsets.put(partition, offset + 1);
    }

    Map<TopicPartition, Long> nextOffsets() {
        return nextOffsets;
    }
}
