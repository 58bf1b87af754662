package dev.signalpost.log.record;

import dev.signalpost.contracts.topic.Topic;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** One consumer's life: where its partitions are, and one batch after the other. */
final class Recording {

    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final LogWriter writer;
    private final MessageRows messages;
    private final AttemptRows attempts;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Batch batch = new Batch();

    Recording(
            KafkaConsumer<byte[], byte[]> consumer,
            LogWriter writer,
            MessageRows messages,
            AttemptRows attempts) {
        this.consumer = consumer;
        this.writer = writer;
        this.messages = messages;
        this.attempts = attempts;
    }

    /**
     * Polls and writes once. Offsets are told to Kafka, too, so that its tools show the lag; nobody
     * reads them back.
     */
    void round() throws SQLException {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (records.isEmpty()) {
            return;
        }
        batch.clear();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.topic().equals(Topic.MESSAGES.topicName())) {
                messages.add(record, batch.messages());
            } else {
                attempts.add(record, batch.attempts());
            }
            batch.consumed(new TopicPartition(record.topic(), record.partition()), record.offset());
        }
        if (!writer.write(batch, positions)) {
            throw new KafkaException("Another process records the same partitions; theirs counts.");
        }
        positions.putAll(batch.nextOffsets());
        Map<TopicPartition, OffsetAndMetadata> lag = new HashMap<>();
        batch.nextOffsets()
                .forEach((partition, next) -> lag.put(partition, new OffsetAndMetadata(next)));
        consumer.commitAsync(lag, null);
    }

    ConsumerRebalanceListener listener() {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
                Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(assigned);
                for (TopicPartition partition : assigned) {
                    long next = nextOffset(partition);
                    positions.put(partition, next);
                    consumer.seek(partition, Math.max(next, beginnings.get(partition)));
                }
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
                revoked.forEach(positions::remove);
            }
        };
    }

    private long nextOffset(TopicPartition partition) {
        try {
            return writer.nextOffset(partition);
        } catch (SQLException away) {
            throw new KafkaException("The database does not tell where to go on.", away);
        }
    }
}
