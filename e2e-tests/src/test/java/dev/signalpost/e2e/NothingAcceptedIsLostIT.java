package dev.signalpost.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalpost.contracts.registry.RegistryKey;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.e2e.setup.Program;
import dev.signalpost.e2e.setup.Publisher;
import dev.signalpost.e2e.setup.Split;
import dev.signalpost.e2e.setup.Standalone;
import dev.signalpost.e2e.setup.Tenant;
import dev.signalpost.testkit.KafkaRecords;
import dev.signalpost.testkit.Ledger;
import dev.signalpost.testkit.Receiver;
import dev.signalpost.testkit.Receiver.Answer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Promise 1: what was answered with a 2xx arrives, unchanged and signed, and is in the log. */
class NothingAcceptedIsLostIT {

    private static final int MESSAGES = 2000;
    private static final int RATE_LIMITED = 100;

    /** Takes a worker that has just started longer to read than to join its groups. */
    private static final int REGISTRY_RECORDS = 50_000;

    @Test
    void everyAcceptedMessageReachesEveryEndpointAndTheLog() {
        Tenant tenant = Standalone.shared().tenant();
        try (var receiver = new Receiver();
                var publisher = new Publisher(tenant)) {
            // Given
            String steady = tenant.endpoint(receiver.url("/steady"));
            String failing =
                    tenant.endpoint(
                            receiver.url("/failing"),
                            Map.of("retrySchedule", List.of("PT1S", "PT1S", "PT1S")));
            receiver.answer("/failing", failures(200));

            // When
            Ledger ledger =
                    publisher.send(
                            MESSAGES,
                            i -> "{\"n\": " + i + ".0, \"pad\": \"" + "x".repeat(900) + "\"}");

            // Then
            assertThat(publisher.refused()).isZero();
            assertThat(ledger.size()).isEqualTo(MESSAGES);
            receiver.await("/steady", MESSAGES, Duration.ofSeconds(60));
            receiver.await("/failing", MESSAGES + 200, Duration.ofSeconds(60));
            Ledger.Balance steadyBalance =
                    ledger.balance(receiver.requests("/steady"), tenant.secret(steady));
            assertThat(steadyBalance.holds()).as(steadyBalance.toString()).isTrue();
            assertThat(steadyBalance.duplicates()).isZero();
            Ledger.Balance failingBalance =
                    ledger.balance(receiver.requests("/failing"), tenant.secret(failing));
            assertThat(failingBalance.holds()).as(failingBalance.toString()).isTrue();
            assertThat(failingBalance.duplicates()).as("one for each failure").isEqualTo(200);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(tenant.logged()).isEqualTo(ledger.messageIds()));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> {
                                assertThat(tenant.delivered(steady)).isEqualTo(ledger.messageIds());
                                assertThat(tenant.delivered(failing))
                                        .isEqualTo(ledger.messageIds());
                            });
        }
    }

    /**
     * What waits for an endpoint's turn outlives its worker, and the next one begins with it: not
     * before it knows the endpoint.
     */
    @Test
    void aWorkerThatComesUpKnowsTheRegistryBeforeItTouchesABacklog() {
        Split split = Split.shared();
        Tenant tenant = split.tenant();
        try (Program first = split.startDelivery();
                var receiver = new Receiver();
                var publisher = new Publisher(tenant);
                var kafka = new KafkaRecords(split.servers().bootstrapServers())) {
            // Given
            makeTheRegistryLong(kafka, tenant.endpoint(receiver.url("/sentinel")));
            String endpoint =
                    tenant.endpoint(
                            receiver.url("/in-turn"),
                            Map.of("rateLimit", Map.of("perSecond", 20, "burst", 1)));
            Ledger ledger = publisher.send(RATE_LIMITED, Integer::toString);
            receiver.await("/in-turn", RATE_LIMITED / 5, Duration.ofSeconds(60));

            // When
            first.stop();
            assertThat(receiver.count("/in-turn")).isLessThan(RATE_LIMITED);
            try (Program second = split.startDelivery()) {

                // Then
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(
                                () ->
                                        assertThat(tenant.delivered(endpoint))
                                                .isEqualTo(ledger.messageIds()));
                assertThat(second.output()).doesNotContain("result=skipped", " ERROR ");
            }
        }
    }

    /** Writes the state of that endpoint again and again. */
    private static void makeTheRegistryLong(KafkaRecords kafka, String endpoint) {
        String topic = Topic.REGISTRY.topicName();
        byte[] key =
                new RegistryKey(RegistryKey.Kind.ENDPOINT, UUID.fromString(endpoint))
                        .toString()
                        .getBytes(UTF_8);
        ConsumerRecord<byte[], byte[]> state =
                kafka.await(
                        topic, record -> Arrays.equals(record.key(), key), Duration.ofSeconds(10));
        for (int i = 0; i < REGISTRY_RECORDS; i++) {
            kafka.produceLater(new ProducerRecord<>(topic, key, state.value()));
        }
        kafka.flush();
    }

    /** Every tenth request fails, so often: that is no endpoint that counts as down. */
    private static Answer[] failures(int howMany) {
        Answer[] answers = new Answer[10 * howMany + 1];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = Answer.status(i % 10 == 5 ? 500 : 200);
        }
        return answers;
    }
}
