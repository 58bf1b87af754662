package dev.signalpost.delivery.parking;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the records of one backlog out of a partition that holds many. Stays where it is between
 * two readings of the same backlog, so that what Kafka sent ahead is not thrown away.
 */
final class BacklogReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private TopicPartition partition;
    private long position = -1;

    BacklogReader(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * The backlog's next records that are not done, in order; moves its position behind them.
     *
     * @param end offset before which all of its records stand
     * @param most how many at most
     */
    List<ConsumerRecord<byte[], byte[]>> read(Backlog backlog, long end, int most) {
        if (backlog.position() >= end) {
            return List.of();
        }
        go(backlog.partition(), backlog.position());
        byte[] key = backlog.endpoint().toString().getBytes(US_ASCII);
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            if (found.size() == most || record.offset() >= end) {
                // The rest is read again: it belongs to a later reading.
                position = -1;
                return found;
            }
            backlog.position(record.offset() + 1);
            if (Arrays.equals(key, record.key()) && !backlog.isDone(record.offset())) {
                found.add(record);
            }
        }
        position = consumer.position(partition);
        backlog.position(Math.max(backlog.position(), Math.min(position, end)));
        return found;
    }

    private void go(TopicPartition wanted, long offset) {
        if (!wanted.equals(partition)) {
            consumer.assign(List.of(wanted));
            partition = wanted;
            position = -1;
        }
        if (position != offset) {
            consumer.seek(wanted, offset);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
