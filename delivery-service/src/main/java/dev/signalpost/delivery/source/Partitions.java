package dev.signalpost.delivery.source;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The partitions that this worker has now: pauses and resumes them, commits them, and gives them
 * back drained. One thread.
 */
final class Partitions {

    private static final Logger LOG = Logger.getLogger(Partitions.class);

    private final SourceConfig config;
    private final Admission admission;
    private final Map<TopicPartition, PartitionProgress> assigned = new HashMap<>();

    Partitions(SourceConfig config, Admission admission) {
        this.config = config;
        this.admission = admission;
    }

    PartitionProgress of(ConsumerRecord<?, ?> record) {
        return assigned.get(new TopicPartition(record.topic(), record.partition()));
    }

    /** Whether reading of any partition is paused. */
    boolean balance(KafkaConsumer<?, ?> consumer) {
        int maxRecords = config.maxOpenRecords();
        long maxBytes = config.maxOpenBytes().asLongValue();
        Set<TopicPartition> full = new HashSet<>();
        Set<TopicPartition> roomy = new HashSet<>();
        Set<TopicPartition> paused = consumer.paused();
        for (PartitionProgress progress : assigned.values()) {
            if (paused.contains(progress.partition())) {
                if (progress.hasRoom(maxRecords, maxBytes)) {
                    roomy.add(progress.partition());
                }
            } else if (progress.isFull(maxRecords, maxBytes)) {
                full.add(progress.partition());
            }
        }
        consumer.pause(full);
        consumer.resume(roomy);
        return paused.size() + full.size() > roomy.size();
    }

    void commit(KafkaConsumer<?, ?> consumer) {
        commit(consumer, assigned.keySet());
    }

    private void commit(KafkaConsumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            PartitionProgress progress = assigned.get(partition);
            if (progress != null) {
                progress.toCommit().ifPresent(position -> offsets.put(partition, position));
            }
        }
        if (offsets.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(offsets);
            offsets.forEach((partition, position) -> assigned.get(partition).committed(position));
        } catch (KafkaException refused) {
            LOG.infof(
                    "offsets.not-committed partitions=%d error=%s",
                    offsets.size(), refused.toString());
        }
    }

    /**
     * Postpones what has not begun, waits for what has, and commits: the next worker repeats
     * nothing.
     */
    void drain(KafkaConsumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Set<PartitionProgress> leaving =
                partitions.stream()
                        .map(assigned::get)
                        .filter(progress -> progress != null)
                        .collect(Collectors.toSet());
        admission.withdraw(source -> leaving.contains(source.progress()));
        long end = System.nanoTime() + config.drainTimeout().toNanos();
        for (PartitionProgress progress : leaving) {
            awaitQuiet(progress, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
        commit(consumer, partitions);
        drop(partitions);
    }

    void drainAll(KafkaConsumer<?, ?> consumer) {
        drain(consumer, Set.copyOf(assigned.keySet()));
    }

    private static void awaitQuiet(PartitionProgress progress, Duration patience) {
        try {
            if (!progress.awaitQuiet(patience)) {
                LOG.warnf(
                        "partition.left-open partition=%s records=%d",
                        progress.partition(), progress.openRecords());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void drop(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            PartitionProgress progress = assigned.remove(partition);
            if (progress != null) {
                progress.lose();
            }
        }
    }

    ConsumerRebalanceListener listener(KafkaConsumer<?, ?> consumer) {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                Map<TopicPartition, OffsetAndMetadata> committed =
                        consumer.committed(Set.copyOf(partitions));
                for (TopicPartition partition : partitions) {
                    OffsetAndMetadata position = committed.get(partition);
                    DoneAhead before =
                            position == null
                                    ? DoneAhead.nothing()
                                    : DoneAhead.read(position.offset(), position.metadata());
                    assigned.put(partition, new PartitionProgress(partition, before));
                }
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                drain(consumer, partitions);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                LOG.infof("partitions.lost partitions=%s", partitions);
                drop(partitions);
                admission.withdraw(SourceRecord::lost);
            }
        };
    }
}
