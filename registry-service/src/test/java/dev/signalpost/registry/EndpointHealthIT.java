package dev.signalpost.registry;

import static dev.signalpost.registry.RegistryApi.admin;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.message.HeaderText;
import dev.signalpost.contracts.registry.EndpointSignal;
import dev.signalpost.contracts.registry.EndpointSignal.Kind;
import dev.signalpost.contracts.registry.RegistryJson;
import dev.signalpost.contracts.topic.RecordHeader;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.testkit.Infrastructure;
import dev.signalpost.testkit.KafkaRecords;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the workers notice, and what five days of it lead to. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class EndpointHealthIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final KafkaRecords kafka = new KafkaRecords(Infrastructure.shared().bootstrapServers());
    private final TestTime time;
    private String endpoints;

    EndpointHealthIT(TestTime time) {
        this.time = time;
    }

    @BeforeEach
    void makeApplication() {
        endpoints = RegistryApi.endpoints(RegistryApi.application());
    }

    @AfterEach
    void close() {
        time.turnable().reset();
        kafka.close();
    }

    @Test
    void fiveDaysOfNothingButFailuresDisable() {
        // Given
        String endpoint = endpoint();
        signal(endpoint, Kind.FAILING);
        awaitPublished(endpoint, "\"failingSince\":\"");

        // When
        time.turnable().advance(Duration.ofDays(4).plusHours(23));
        signal(endpoint(), Kind.FAILING);

        // Then
        assertThat(enabled(endpoint)).isTrue();

        // When
        time.turnable().advance(Duration.ofHours(2));

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(enabled(endpoint)).isFalse());
        assertThat(event("endpoint.disabled", endpoint)).contains("120 hours");
        awaitPublished(endpoint, "\"enabled\":false");
    }

    @Test
    void aSuccessInBetweenBeginsAnew() {
        // Given
        String endpoint = endpoint();
        signal(endpoint, Kind.FAILING);
        awaitPublished(endpoint, "\"failingSince\":\"");
        time.turnable().advance(Duration.ofDays(4));

        // When
        signal(endpoint, Kind.RECOVERED);

        // Then
        assertThat(event("endpoint.recovered", endpoint)).contains(endpoint);
        time.turnable().advance(Duration.ofDays(2));
        String hopeless = endpoint();
        signal(hopeless, Kind.GONE);
        await().atMost(SOON).untilAsserted(() -> assertThat(enabled(hopeless)).isFalse());
        assertThat(enabled(endpoint)).isTrue();
    }

    @Test
    void goneDisablesAtOnceAndOnlyOnce() {
        String endpoint = endpoint();

        signal(endpoint, Kind.GONE);
        signal(endpoint, Kind.GONE);

        await().atMost(SOON).untilAsserted(() -> assertThat(enabled(endpoint)).isFalse());
        String sentinel = endpoint();
        signal(sentinel, Kind.GONE);
        assertThat(event("endpoint.disabled", sentinel)).contains("410");
        assertThat(
                        kafka.read(Topic.MESSAGES.topicName()).stream()
                                .filter(
                                        record ->
                                                new String(record.value(), UTF_8)
                                                        .contains(endpoint)))
                .hasSize(1);
    }

    @Test
    void aFoxtrotWebhookIsDisabledAfterADay() {
        // Given
        String foxtrot =
                create(
                        endpoints,
                        Map.of(
                                "name",
                                "f",
                                "url",
                                "http://receiver.example/",
                                "deliveryFormat",
                                "foxtrot"));
        String standard = endpoint();
        signal(foxtrot, Kind.FAILING);
        signal(standard, Kind.FAILING);
        awaitPublished(standard, "\"failingSince\":\"");

        // When
        time.turnable().advance(Duration.ofHours(25));

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(enabled(foxtrot)).isFalse());
        assertThat(event("endpoint.disabled", foxtrot)).contains("24 hours");
        assertThat(enabled(standard)).isTrue();
    }

    private String endpoint() {
        return create(endpoints, Map.of("name", "e", "url", "http://receiver.example/"));
    }

    private boolean enabled(String endpoint) {
        return admin().get(endpoints + "/" + endpoint).path("enabled");
    }

    private void signal(String endpoint, Kind kind) {
        var signal = new EndpointSignal(EndpointId.of(endpoint), kind, time.turnable().instant());
        kafka.produce(
                new ProducerRecord<>(
                        Topic.ENDPOINT_SIGNALS.topicName(),
                        endpoint.getBytes(US_ASCII),
                        RegistryJson.write(signal)));
    }

    private void awaitPublished(String endpoint, String text) {
        kafka.await(
                Topic.REGISTRY.topicName(),
                record ->
                        new String(record.key(), UTF_8).equals("endpoint/" + endpoint)
                                && record.value() != null
                                && new String(record.value(), UTF_8).contains(text),
                SOON);
    }

    private String event(String type, String endpoint) {
        ConsumerRecord<byte[], byte[]> event =
                kafka.await(
                        Topic.MESSAGES.topicName(),
                        record ->
                                type.equals(HeaderText.get(record.headers(), RecordHeader.CE_TYPE))
                                        && new String(record.value(), UTF_8).contains(endpoint),
                        SOON);
        assertThat(Instant.parse(HeaderText.get(event.headers(), RecordHeader.CE_TIME)))
                .isNotNull();
        return new String(event.value(), UTF_8);
    }

    private static String create(String path, Map<String, Object> body) {
        return admin().body(body).post(path).then().statusCode(201).extract().path("id");
    }
}
