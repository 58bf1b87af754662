package dev.signalpost.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.access.Scope;
import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.registry.ApplicationState;
import dev.signalpost.contracts.topic.RecordHeader;
import dev.signalpost.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Octohooks' way to send a message, with good and bad input. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class MessagesIT {

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void anAcceptedMessageStandsOnKafkaWithItsOwnBytes() {
        // Given
        String payload = "{ \"amount\": 1.0, \"b\":1e2,\"a\":\"\\u00e9\\/\",\"dup\":1,\"dup\":2 }";

        // When
        Response answer =
                scene.publisher()
                        .body(
                                "{\"eventType\":\"invoice.paid\",\"channels\":[\"blue\",\"red\"],\"payload\":"
                                        + payload
                                        + "}")
                        .post(scene.path);

        // Then
        answer.then()
                .statusCode(202)
                .body("eventType", equalTo("invoice.paid"))
                .body("channels", hasSize(2))
                .body("created", notNullValue());
        assertThat(answer.asString()).contains("\"payload\":" + payload);
        ConsumerRecord<byte[], byte[]> record = scene.record(answer.path("id"));
        assertThat(new String(record.value(), UTF_8)).isEqualTo(payload);
        assertThat(Scene.header(record, RecordHeader.CE_TYPE)).isEqualTo("invoice.paid");
        assertThat(Scene.header(record, RecordHeader.CE_SUBJECT))
                .isEqualTo(scene.installation.application().toString());
        assertThat(Scene.header(record, RecordHeader.CE_ENVIRONMENT))
                .isEqualTo(scene.installation.environment().toString());
        assertThat(Scene.header(record, RecordHeader.CE_CHANNELS).split(","))
                .containsExactlyInAnyOrder("blue", "red");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null",
                "true",
                "12.50",
                "\"text \u00fc \uD83D\uDE00\"",
                "[]",
                "{}",
                "[1, [2, {\"x\": null}]]"
            })
    void anyJsonValueIsAPayload(String payload) {
        Response answer =
                scene.publisher()
                        .body(("{\"payload\":" + payload + ",\"eventType\":\"a\"}").getBytes(UTF_8))
                        .post(scene.path);

        answer.then().statusCode(202);
        assertThat(new String(scene.record(answer.path("id")).value(), UTF_8)).isEqualTo(payload);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"payload\":1}|eventType",
                "{\"eventType\":5,\"payload\":1}|eventType",
                "{\"eventType\":null,\"payload\":1}|eventType",
                "{\"eventType\":\"\",\"payload\":1}|eventType",
                "{\"eventType\":\"a b\",\"payload\":1}|eventType",
                "{\"eventType\":\"invoice.*\",\"payload\":1}|eventType",
                "{\"eventType\":\"a\"}|payload",
                "{\"eventType\":\"a\",\"payload\":1,\"chanels\":[]}|chanels",
                "{\"eventType\":\"a\",\"payload\":1,\"channels\":\"blue\"}|channels",
                "{\"eventType\":\"a\",\"payload\":1,\"channels\":[1]}|channels",
                "{\"eventType\":\"a\",\"payload\":1,\"channels\":[\"a,b\"]}|channels[0]",
                "{\"eventType\":\"a\",\"payload\":1,\"channels\":[\"\"]}|channels[0]",
                "{\"eventType\":\"a\",\"payload\":1,\"uid\":\"\"}|uid",
                "{\"eventType\":\"a\",\"payload\":1,\"uid\":7}|uid"
            })
    void aWrongFieldIsNamed(String body, String field) {
        scene.publisher()
                .body(body)
                .post(scene.path)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{",
                "[]",
                "5",
                "''",
                "{\"eventType\":\"a\",\"payload\":}",
                "{\"eventType\":\"a\",\"payload\":1} x"
            })
    void whatIsNoJsonObjectIsMalformed(String body) {
        scene.publisher()
                .body(body)
                .post(scene.path)
                .then()
                .statusCode(400)
                .body("title", equalTo("Bad Request"));
    }

    @Test
    void tooLongAndTooManyAreNamed() {
        List<String> tooMany = IntStream.range(0, 65).mapToObj(Integer::toString).toList();

        scene.publisher()
                .body(
                        Map.of(
                                "eventType",
                                "a".repeat(257),
                                "payload",
                                1,
                                "channels",
                                tooMany,
                                "uid",
                                "u".repeat(257)))
                .post(scene.path)
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("eventType", "channels", "uid")));
    }

    @Test
    void aPayloadOfTheLimitIsTakenAndOneByteMoreIsNot() {
        String fits = "\"" + "x".repeat(Message.MAX_PAYLOAD_BYTES - 2) + "\"";

        scene.publisher()
                .body("{\"eventType\":\"a\",\"payload\":" + fits + "}")
                .post(scene.path)
                .then()
                .statusCode(202);
        scene.publisher()
                .body("{\"eventType\":\"a\",\"payload\": \"x" + fits.substring(1) + "}")
                .post(scene.path)
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @Test
    void aHugeBodyIsRefusedByItsLength() {
        scene.publisher()
                .body(new byte[5 * 1024 * 1024])
                .post(scene.path)
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @Test
    void anotherMediaTypeIsRefused() {
        for (String type :
                List.of("text/plain", "text/csv", "application/json;charset=iso-8859-1")) {
            scene.as(scene.key)
                    .contentType(type)
                    .body("{\"eventType\":\"a\",\"payload\":1}".getBytes(UTF_8))
                    .post(scene.path)
                    .then()
                    .statusCode(415)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void onlyWhoMayPublishHereMay() {
        String body = "{\"eventType\":\"a\",\"payload\":1}";
        String reader = scene.installation.apiKey(new Scope.WholeEnvironment(), Permission.READ);
        var other = new ApplicationId(UUID.randomUUID());
        scene.installation.publish(
                new ApplicationState(
                        other, scene.installation.environment(), "other", "other", false));
        String narrow =
                scene.installation.apiKey(new Scope.OneApplication(other), Permission.PUBLISH);

        scene.as("nonsense")
                .contentType("application/json")
                .body(body)
                .post(scene.path)
                .then()
                .statusCode(401);
        scene.as(reader)
                .contentType("application/json")
                .body(body)
                .post(scene.path)
                .then()
                .statusCode(403);
        scene.as(narrow)
                .contentType("application/json")
                .body(body)
                .post(scene.path)
                .then()
                .statusCode(404);
        try (var stranger = new Scene()) {
            stranger.publisher()
                    .body(body)
                    .post("/api/v1/applications/" + scene.installation.application() + "/messages")
                    .then()
                    .statusCode(404);
        }
        scene.publisher()
                .body(body)
                .post("/api/v1/applications/operational/messages")
                .then()
                .statusCode(404);
        assertThat(scene.records()).isEmpty();
    }

    @Test
    void aUidNamesOneMessage() {
        Map<String, Object> body =
                Map.of("eventType", "a", "payload", 1, "uid", "invoice-\u00fc-1");

        scene.publisher()
                .body(body)
                .post(scene.path)
                .then()
                .statusCode(202)
                .body("uid", equalTo("invoice-\u00fc-1"));
        scene.publisher()
                .body(body)
                .post(scene.path)
                .then()
                .statusCode(409)
                .body("title", equalTo("Conflict"));
        assertThat(scene.records()).hasSize(1);
    }

    @Test
    void aBatchIsTakenAsAWholeOrNotAtAll() {
        String good =
                "[{\"eventType\":\"a\",\"payload\":1.0},{\"eventType\":\"b\",\"payload\":{\"n\" : 2}}]";
        String bad = "[{\"eventType\":\"a\",\"payload\":1},{\"eventType\":\"b b\",\"payload\":2}]";

        scene.publisher()
                .body(bad)
                .post(scene.path + "/batch")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("[1].eventType"));
        scene.publisher().body("[]").post(scene.path + "/batch").then().statusCode(422);
        scene.publisher().body("{}").post(scene.path + "/batch").then().statusCode(400);
        assertThat(scene.records()).isEmpty();
        Response answer = scene.publisher().body(good).post(scene.path + "/batch");
        answer.then().statusCode(202).body("eventType", equalTo(List.of("a", "b")));
        assertThat(scene.records())
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactlyInAnyOrder("1.0", "{\"n\" : 2}");
    }

    @Test
    void aBrowserMayAsk() {
        scene.as(scene.key)
                .header("Origin", "https://console.example")
                .header("Access-Control-Request-Method", "POST")
                .options(scene.path)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", notNullValue());
    }
}
