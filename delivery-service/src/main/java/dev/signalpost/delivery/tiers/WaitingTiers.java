package dev.signalpost.delivery.tiers;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jboss.logging.Logger;

/**
 * The long tiers as one consumer sees them. Records of a tier are due in the order in which they
 * stand, so a partition whose first record must wait is paused as a whole, and looked at again a
 * little later. Offsets are committed when every record moved is confirmed in its new place.
 */
final class WaitingTiers {

    private static final Logger LOG = Logger.getLogger(WaitingTiers.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CONFIRMATION = Duration.ofMinutes(2);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Hops hops;
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
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
            List<ConsumerRecord<byte[], byte[]>> waiting = records.records(partition);
            int count = move(partition, waiting, confirmations);
            if (count > 0) {
                moved.put(partition, new OffsetAndMetadata(waiting.get(count - 1).offset() + 1));
            }
        }
        if (!confirmations.await(CONFIRMATION.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new KafkaException(
                    "Moved deliveries were not confirmed in time; they are read again.");
        }
        uncommitted.putAll(moved);
        commit();
    }

    /**
     * While partitions are being moved nothing can be committed; the next round does it, or the
     * revocation.
     */
    private void commit() {
        if (uncommitted.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(uncommitted);
            uncommitted.clear();
        } catch (RebalanceInProgressException later) {
            LOG.debugf("tiers.commit-postponed partitions=%d", uncommitted.size());
        }
    }

    ConsumerRebalanceListener listener() {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                commit();
                uncommitted.keySet().removeAll(partitions);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                uncommitted.keySet().removeAll(partitions);
            }
        };
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
