package dev.signalpost.delivery.parking;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the records of backlogs out of partitions that hold many backlogs. What is read serves
 * every backlog that stands there: endpoints that come back together are read together, once, and
 * not everything once for each of them. Stays where it is between two readings, so that what Kafka
 * sent ahead is not thrown away.
 */
final class BacklogReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    BacklogReader(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * Reads on for each of the backlogs, once, and moves their positions behind what was read.
     *
     * @param all of backlogs in this partition
     * @param end offset before which all of their records stand
     */
    void read(TopicPartition partition, List<Wanted> all, long end) {
        Map<ByteBuffer, Wanted> byKey = new HashMap<>();
        all.forEach(wanted -> byKey.put(key(wanted.backlog()), wanted));
        List<Wanted> waiting =
                all.stream().sorted(Comparator.comparingLong(BacklogReader::position)).toList();
        while (!waiting.isEmpty()) {
            long start = position(waiting.getFirst());
            List<ConsumerRecord<byte[], byte[]>> records = poll(partition, start);
            long behind = Math.min(positions.get(partition), end);
            List<Wanted> there =
                    waiting.stream()
                            .takeWhile(each -> position(each) == start || position(each) < behind)
                            .toList();
            // One that stood near the end has got little, and is read for itself.
            long served =
                    there.stream().filter(each -> position(each) <= (start + behind) / 2).count();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                Wanted wanted =
                        record.key() == null ? null : byKey.get(ByteBuffer.wrap(record.key()));
                if (wanted != null && record.offset() < end) {
                    wanted.offer(record);
                }
            }
            there.forEach(each -> each.readTo(behind));
            waiting = waiting.subList(Math.toIntExact(served), waiting.size());
        }
    }

    /** The partitions are no longer this worker's. */
    void release(Collection<TopicPartition> partitions) {
        Set<TopicPartition> kept = new HashSet<>(consumer.assignment());
        kept.removeAll(partitions);
        consumer.assign(kept);
        positions.keySet().retainAll(kept);
    }

    private List<ConsumerRecord<byte[], byte[]>> poll(TopicPartition partition, long offset) {
        if (!consumer.assignment().contains(partition)) {
            Set<TopicPartition> more = new HashSet<>(consumer.assignment());
            more.add(partition);
            consumer.assign(more);
        }
        // What was fetched of the others stays until it is their turn.
        consumer.pause(consumer.assignment());
        consumer.resume(Set.of(partition));
        if (!Long.valueOf(offset).equals(positions.get(partition))) {
            consumer.seek(partition, offset);
        }
        List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL).records(partition);
        positions.put(partition, consumer.position(partition));
        return records;
    }

    private static long position(Wanted wanted) {
        return wanted.backlog().position();
    }

    private static ByteBuffer key(Backlog backlog) {
        return ByteBuffer.wrap(backlog.endpoint().toString().getBytes(US_ASCII));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
