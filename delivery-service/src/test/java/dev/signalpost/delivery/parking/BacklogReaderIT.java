package dev.signalpost.delivery.parking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.registry.ParkedEndpoint.Phase;
import dev.signalpost.testkit.Infrastructure;
import dev.signalpost.testkit.KafkaRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many backlogs stand in one partition, and each gets its own records, in their order. */
class BacklogReaderIT {

    private static final int A_READING = 50;
    private static final int EACH = 200;

    private final String bootstrapServers = Infrastructure.shared().bootstrapServers();
    private final String topic = "backlogs-" + UUID.randomUUID();
    private final TopicPartition partition = new TopicPartition(topic, 0);
    private final KafkaRecords kafka = new KafkaRecords(bootstrapServers);
    private final KafkaConsumer<byte[], byte[]> consumer = kafka.consumer(A_READING);
    private final BacklogReader reader = new BacklogReader(consumer);
    private final Map<EndpointId, List<Integer>> read = new HashMap<>();

    @BeforeEach
    void open() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    @AfterEach
    void close() {
        reader.close();
        kafka.close();
    }

    @Test
    void backlogsThatStandTogetherAreReadOnce() {
        // Given
        List<Backlog> backlogs = List.of(backlog(0), backlog(0), backlog(0));
        for (int i = 0; i < EACH; i++) {
            for (Backlog backlog : backlogs) {
                park(backlog, i);
            }
        }
        kafka.flush();

        // When
        while (backlogs.stream().anyMatch(backlog -> backlog.position() < 3 * EACH)) {
            round(
                    3 * EACH,
                    backlogs.stream()
                            .map(backlog -> new Wanted(backlog, A_READING))
                            .toArray(Wanted[]::new));
        }

        // Then
        for (Backlog backlog : backlogs) {
            assertThat(read.get(backlog.endpoint()))
                    .containsExactlyElementsOf(IntStream.range(0, EACH).boxed().toList());
        }
        assertThat(consumed()).isEqualTo(3 * EACH);
    }

    @Test
    void oneThatHasLittleRoomMissesNothingAndHoldsUpNobody() {
        // Given
        Backlog slow = backlog(0);
        Backlog quick = backlog(0);
        for (int i = 0; i < EACH; i++) {
            park(slow, i);
            park(quick, i);
        }
        kafka.flush();

        // When
        for (int i = 0; i < 2 * EACH / A_READING; i++) {
            round(2 * EACH, new Wanted(slow, 1), new Wanted(quick, A_READING));
        }

        // Then
        assertThat(read.get(quick.endpoint())).hasSize(EACH);
        assertThat(read.get(slow.endpoint())).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void nothingBehindTheEndIsRead() {
        Backlog backlog = backlog(0);
        for (int i = 0; i < 10; i++) {
            park(backlog, i);
        }
        kafka.flush();

        round(4, new Wanted(backlog, A_READING));

        assertThat(read.get(backlog.endpoint())).containsExactly(0, 1, 2, 3);
        assertThat(backlog.position()).isEqualTo(4);
    }

    private void round(long end, Wanted... all) {
        reader.read(partition, List.of(all), end);
        for (Wanted wanted : all) {
            List<Integer> numbers =
                    read.computeIfAbsent(wanted.backlog().endpoint(), none -> new ArrayList<>());
            for (ConsumerRecord<byte[], byte[]> record : wanted.found()) {
                numbers.add(Integer.parseInt(new String(record.value(), US_ASCII)));
            }
        }
    }

    private void park(Backlog backlog, int number) {
        kafka.produceLater(
                new ProducerRecord<>(
                        topic,
                        backlog.endpoint().toString().getBytes(US_ASCII),
                        Integer.toString(number).getBytes(US_ASCII)));
    }

    private Backlog backlog(long offset) {
        return Backlog.begin(
                new EndpointId(UUID.randomUUID()),
                Phase.DRAINING,
                partition,
                offset,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    /** So many records went through the consumer; it counts what it has handed out completely. */
    private long consumed() {
        consumer.poll(Duration.ofMillis(1));
        return consumer.metrics().entrySet().stream()
                .filter(
                        metric ->
                                metric.getKey().name().equals("records-consumed-total")
                                        && !metric.getKey().tags().containsKey("topic"))
                .mapToLong(metric -> ((Double) metric.getValue().metricValue()).longValue())
                .sum();
    }
}
