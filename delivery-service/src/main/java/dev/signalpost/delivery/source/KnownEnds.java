package dev.signalpost.delivery.source;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Where partitions ended at a moment, as far as their consumer knew: records before those ends were
 * there then. One thread.
 */
final class KnownEnds {

    private final Map<TopicPartition, Long> ends = new HashMap<>();

    /** Makes this the moment. Asks nobody: the consumer knows from what it fetched last. */
    void note(KafkaConsumer<?, ?> consumer) {
        for (TopicPartition partition : consumer.assignment()) {
            consumer.currentLag(partition)
                    .ifPresent(lag -> ends.put(partition, consumer.position(partition) + lag));
        }
    }

    /** Whether all of the records were there at that moment. */
    boolean cover(ConsumerRecords<?, ?> records) {
        for (TopicPartition partition : records.partitions()) {
            long last = records.records(partition).getLast().offset();
            if (last >= ends.getOrDefault(partition, 0L)) {
                return false;
            }
        }
        return true;
    }
}
