package dev.signalpost.log;

import static dev.signalpost.log.Scene.SOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.HeaderText;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.contracts.topic.RecordHeader;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.testkit.EndpointDraft;
import dev.signalpost.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent again, seen as the records that ask the workers for it. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ResendReplayIT {

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aResentDeliveryIsDueAtOnceUnderItsOldIdAndTheNextNumber() {
        // Given
        EndpointState endpoint = scene.installation.endpoint("http://a.example/");
        MessageId message = scene.installation.send("invoice.paid", "{\"n\": 1.0}");
        scene.attempt(message, endpoint, 1, 500, 1);
        scene.attempt(message, endpoint, 2, 500, 0);
        String path = scene.path("/messages/" + message + "/endpoint-messages");
        await().atMost(SOON)
                .untilAsserted(
                        () -> scene.caller().get(path).then().body("[0].attemptCount", equalTo(2)));

        // When
        scene.caller()
                .post(path + "/" + endpoint.id() + "/resend")
                .then()
                .statusCode(202)
                .body("status", equalTo("pending"))
                .body("message", equalTo(message.toString()));

        // Then
        ConsumerRecord<byte[], byte[]> record = resent(message, 1).getFirst();
        assertThat(new String(record.value(), UTF_8)).isEqualTo("{\"n\": 1.0}");
        assertThat(header(record, RecordHeader.TRIGGER)).isEqualTo("resend");
        assertThat(header(record, RecordHeader.ATTEMPT)).isEqualTo("3");
        assertThat(header(record, RecordHeader.STEP)).isEqualTo("0");
        assertThat(header(record, RecordHeader.ENDPOINT)).isEqualTo(endpoint.id().toString());
    }

    @Test
    void aDisabledEndpointIsAConflictAndUnknownOnesAreNotFound() {
        // Given
        EndpointState endpoint = scene.installation.endpoint("http://a.example/");
        MessageId message = scene.installation.send("invoice.paid", "1");
        String path = scene.path("/messages/" + message + "/endpoint-messages/");
        await().atMost(SOON)
                .untilAsserted(
                        () -> scene.caller().post(path + "none/resend").then().statusCode(404));

        // When
        scene.installation.publish(EndpointDraft.disabled(endpoint));

        // Then
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                scene.caller()
                                        .post(path + endpoint.id() + "/resend")
                                        .then()
                                        .statusCode(409));
        scene.caller()
                .contentType("application/json")
                .body(Map.of("since", Instant.now().minusSeconds(60).toString()))
                .post(scene.path("/endpoints/" + endpoint.id() + "/replays"))
                .then()
                .statusCode(409);
    }

    @Test
    void aReplaySendsWhatFailedOrIsMissingAndTellsItsProgress() {
        // Given
        EndpointState endpoint = scene.installation.endpoint("http://a.example/");
        MessageId failed = scene.installation.send("invoice.paid", "1");
        MessageId delivered = scene.installation.send("invoice.paid", "2");
        MessageId missing = scene.installation.send("invoice.paid", "3");
        MessageId pending = scene.installation.send("invoice.paid", "4");
        scene.attempt(failed, endpoint, 1, 500, 0);
        scene.attempt(pending, endpoint, 1, 500, 1);
        scene.attempt(delivered, endpoint, 1, 200, 0);
        String attempts = scene.path("/endpoints/" + endpoint.id() + "/attempts");
        await().atMost(SOON)
                .untilAsserted(() -> scene.caller().get(attempts).then().body("", hasSize(3)));
        String replays = scene.path("/endpoints/" + endpoint.id() + "/replays");
        var span = Map.of("since", Instant.now().minusSeconds(600).toString());

        // When
        scene.caller()
                .contentType("application/json")
                .body(Map.of("since", span.get("since"), "dryRun", true))
                .post(replays)
                .then()
                .statusCode(200)
                .body("deliveries", equalTo(2))
                .body("complete", equalTo(true));
        String id =
                scene.caller()
                        .contentType("application/json")
                        .body(span)
                        .post(replays)
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");

        // Then
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                scene.caller()
                                        .get(replays + "/" + id)
                                        .then()
                                        .body("state", equalTo("finished"))
                                        .body("lookedAt", equalTo(4))
                                        .body("sent", equalTo(2)));
        assertThat(header(resent(failed, 1).getFirst(), RecordHeader.TRIGGER)).isEqualTo("replay");
        assertThat(resent(missing, 1)).hasSize(1);
        assertThat(resent(delivered, 0)).isEmpty();
        assertThat(resent(pending, 0)).isEmpty();
        scene.caller().get(replays).then().body("id", equalTo(List.of(id)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | since",
                "{\"since\":5} | since",
                "{\"since\":\"yesterday\"} | since",
                "{\"since\":\"2026-01-02T00:00:00Z\",\"until\":\"2026-01-01T00:00:00Z\"} | since",
                "{\"since\":\"2026-01-02T00:00:00Z\",\"statuses\":[\"lost\"]} | statuses[0]",
                "{\"since\":\"2026-01-02T00:00:00Z\",\"dryrun\":true} | dryrun"
            })
    void aBadReplayIsRefused(String body, String field) {
        EndpointState endpoint = scene.installation.endpoint("http://a.example/");

        scene.caller()
                .contentType("application/json")
                .body(body)
                .post(scene.path("/endpoints/" + endpoint.id() + "/replays"))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo(field));
    }

    private List<ConsumerRecord<byte[], byte[]>> resent(MessageId message, int howMany) {
        return await().atMost(SOON)
                .until(
                        () ->
                                scene.kafka.read(Topic.RETRY_5S.topicName()).stream()
                                        .filter(
                                                record ->
                                                        message.toString()
                                                                .equals(
                                                                        header(
                                                                                record,
                                                                                RecordHeader
                                                                                        .CE_ID)))
                                        .toList(),
                        found -> found.size() >= howMany);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return HeaderText.get(record.headers(), name);
    }
}
