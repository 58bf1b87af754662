package dev.signalpost.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.HeaderText;
import dev.signalpost.contracts.topic.RecordHeader;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.testkit.EndpointDraft;
import dev.signalpost.testkit.Infrastructure;
import dev.signalpost.testkit.Receiver;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets a message, and what becomes of records that are none. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class FanoutIT {

    private static final Duration SOON = Scene.SOON;
    private static final String PAYLOAD = Scene.PAYLOAD;

    private final Scene scene;

    FanoutIT(Scene scene) {
        this.scene = scene;
    }

    @BeforeEach
    void open() {
        scene.open();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void filtersAndChannelsDecideWhoGetsIt() {
        // Given
        scene.installation.endpoint(
                scene.receiver.url("/invoices"),
                state -> EndpointDraft.like(state).eventTypes("invoice.*").state());
        scene.installation.endpoint(
                scene.receiver.url("/orders"),
                state -> EndpointDraft.like(state).eventTypes("order.created").state());
        scene.installation.endpoint(
                scene.receiver.url("/blue"),
                state -> EndpointDraft.like(state).channels("blue").state());
        scene.installation.endpoint(scene.receiver.url("/all"));

        // When
        scene.installation.send("invoice.paid", "1");
        scene.installation.send("order.created", "2");

        // Then
        scene.receiver.await("/all", 2, SOON);
        scene.receiver.await("/invoices", 1, SOON);
        scene.receiver.await("/orders", 1, SOON);
        assertThat(scene.receiver.count("/blue")).isZero();
        assertThat(scene.receiver.count("/invoices")).isEqualTo(1);
        assertThat(scene.receiver.count("/orders")).isEqualTo(1);
    }

    @Test
    void poisonGoesToDeadLetterAndStopsNobody() {
        // Given
        scene.installation.endpoint(scene.receiver.url("/after-poison"));
        var noHeaders =
                new ProducerRecord<>(
                        Topic.MESSAGES.topicName(),
                        0,
                        "k".getBytes(UTF_8),
                        "not a message".getBytes(UTF_8));
        MessageId unknown =
                scene.installation.send(
                        new ApplicationId(UUID.randomUUID()), "a", new byte[] {'1'});

        // When
        long offset = scene.kafka.produce(noHeaders).offset();
        scene.installation.send("invoice.paid", PAYLOAD);

        // Then
        scene.receiver.await("/after-poison", 1, SOON);
        String origin = Topic.MESSAGES.topicName() + "/0/" + offset;
        ConsumerRecord<byte[], byte[]> letter =
                scene.kafka.await(
                        Topic.DEAD_LETTER.topicName(),
                        record ->
                                origin.equals(
                                        HeaderText.get(record.headers(), RecordHeader.ORIGIN)),
                        SOON);
        assertThat(new String(letter.value(), UTF_8)).isEqualTo("not a message");
        assertThat(HeaderText.get(letter.headers(), RecordHeader.REASON)).isNotBlank();
        ConsumerRecord<byte[], byte[]> homeless =
                scene.kafka.await(Topic.DEAD_LETTER.topicName(), Scene.is(unknown), SOON);
        assertThat(HeaderText.get(homeless.headers(), RecordHeader.REASON))
                .contains("no application");
    }

    @Test
    void aStructuredCloudEventOfAForeignPublisherIsDelivered() {
        // Given
        scene.installation.endpoint(scene.receiver.url("/structured"));
        String event =
                """
                {"specversion":"1.0","id":"evt-1","source":"/crm","type":"contact.created","subject":"shop",\
                "environment":"%s","datacontenttype":"application/json","data":{"n": 1.50}}\
                """
                        .formatted(scene.installation.environment());
        var record =
                new ProducerRecord<>(
                        Topic.MESSAGES.topicName(), "shop".getBytes(UTF_8), event.getBytes(UTF_8));
        record.headers().add("content-type", "application/cloudevents+json".getBytes(UTF_8));

        // When
        scene.kafka.produce(record);

        // Then
        Receiver.Received request = scene.receiver.await("/structured", 1, SOON).getFirst();
        assertThat(new String(request.body(), UTF_8)).isEqualTo("{\"n\": 1.50}");
    }
}
