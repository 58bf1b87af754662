package dev.signalpost.delivery.tiers;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * The long tiers as one consumer sees them. Records of a tier are due in the order in which they
 * stand, so a partition whose first record must wait is paused as a whole, and looked at again a
 * little later. Offsets are committed when every record moved is confirmed in its new place.
 */
final class WaitingTiers {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CONFIRMATION = Duration.ofMinutes(2);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Hops hops;
    private final Map<TopicPartition, Instant> pausedUntil = new HashMap<>();

    WaitingTiers(KafkaConsumer<byte[], byte[]> consumer, Hops hops) {
        this.consumer = consumer;
        this.hops = hops;
    }

    /** One round: moves what is due, pauses the rest. */
    void poll() throws InterruptedException {
        resumeDue();
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        var confirmations = new CountDownLatch(records.count());
        Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            int count = move(partition, records.records(partition), confirmations);
            if (count > 0) {
                moved.put(
                        partition,
                        new OffsetAndMetadata(
                                records.records(partition).get(count - 1).offset() + 1));
            }
        }
        if (!confirmations.await(CONFIRMATION.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new KafkaException(
                    "Moved deliveries were not confirmed in time; they are read again.");
        }
        if (!moved.isEmpty()) {
            consumer.commitSync(moved);
        }
    }

    private void resumeDue() {
        pausedUntil.keySet().retainAll(consumer.paused());
        Set<TopicPartition> due =
                pausedUntil.entrySet().stream()
                        .filter(paused -> hops.isOver(paused.getValue()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        consumer.resume(due);
    }

    /**
     * Returns how many were moved; counts the latch down for each record, once it is safe or stays.
     */
    private int move(
            TopicPartition partition,
            List<ConsumerRecord<byte[], byte[]>> waiting,
            CountDownLatch confirmations) {
        for (int count = 0; count < waiting.size(); count++) {
            Optional<Instant> stay = hops.hop(waiting.get(count), confirmations::countDown);
            if (stay.isPresent()) {
                consumer.seek(partition, waiting.get(count).offset());
                consumer.pause(Set.of(partition));
                pausedUntil.put(partition, stay.get());
                for (int kept = count; kept < waiting.size(); kept++) {
                    confirmations.countDown();
                }
                return count;
            }
        }
        return waiting.size();
    }
}
