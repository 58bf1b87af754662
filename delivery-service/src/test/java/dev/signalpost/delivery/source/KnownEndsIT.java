package dev.signalpost.delivery.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalpost.testkit.Infrastructure;
import dev.signalpost.testkit.KafkaRecords;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** The registry is asked again only for records that may be newer than its last answer. */
class KnownEndsIT {

    private static final int POLLED_AT_ONCE = 5;

    private final String bootstrapServers = Infrastructure.shared().bootstrapServers();
    private final String topic = "known-ends-" + UUID.randomUUID();
    private final KnownEnds ends = new KnownEnds();

    @Test
    void recordsThatWereThereAreCoveredAndLaterOnesAreNot() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
                var kafka = new KafkaRecords(bootstrapServers);
                KafkaConsumer<byte[], byte[]> consumer = kafka.consumer(POLLED_AT_ONCE)) {
            // Given
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
            produce(kafka, 2 * POLLED_AT_ONCE);
            consumer.assign(List.of(new TopicPartition(topic, 0)));

            // When
            ConsumerRecords<byte[], byte[]> first = poll(consumer);
            boolean coveredBefore = ends.cover(first);
            ends.note(consumer);
            ConsumerRecords<byte[], byte[]> second = poll(consumer);
            boolean coveredAfter = ends.cover(second);
            produce(kafka, 1);
            ConsumerRecords<byte[], byte[]> later = poll(consumer);

            // Then
            assertThat(first.count() + second.count()).isEqualTo(2 * POLLED_AT_ONCE);
            assertThat(coveredBefore).as("nothing was noted yet").isFalse();
            assertThat(coveredAfter).as("was there when it was noted").isTrue();
            assertThat(later.count()).isEqualTo(1);
            assertThat(ends.cover(later)).as("came afterwards").isFalse();
        }
    }

    private void produce(KafkaRecords kafka, int howMany) {
        for (int i = 0; i < howMany; i++) {
            kafka.produce(new ProducerRecord<>(topic, new byte[] {1}));
        }
    }

    private static ConsumerRecords<byte[], byte[]> poll(KafkaConsumer<byte[], byte[]> consumer) {
        return await().atMost(Duration.ofSeconds(20))
                .pollInSameThread()
                .until(() -> consumer.poll(Duration.ofMillis(200)), records -> !records.isEmpty());
    }
}
