package dev.signalpost.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.signalpost.contracts.topic.RecordHeader;
import dev.signalpost.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** CloudEvents over HTTP in their three modes. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class CloudEventsIT {

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aBinaryEventKeepsItsBytesAndMediaType() {
        byte[] body = {0, 1, 2, (byte) 0xff};

        Response answer =
                scene.as(scene.key)
                        .contentType("application/octet-stream")
                        .header("ce-specversion", "1.0")
                        .header("ce-id", UUID.randomUUID().toString())
                        .header("ce-source", "/crm")
                        .header("ce-type", "contact.created")
                        .header("ce-channels", "blue, red")
                        .body(body)
                        .post(scene.path);

        answer.then().statusCode(202).body("eventType", equalTo("contact.created"));
        ConsumerRecord<byte[], byte[]> record = scene.record(answer.path("id"));
        assertThat(record.value()).isEqualTo(body);
        assertThat(Scene.header(record, RecordHeader.CONTENT_TYPE))
                .startsWith("application/octet-stream");
        assertThat(Scene.header(record, RecordHeader.CE_SOURCE)).isEqualTo("/crm");
        assertThat(Scene.header(record, RecordHeader.CE_CHANNELS).split(","))
                .containsExactlyInAnyOrder("blue", "red");
    }

    @Test
    void aStructuredEventsDataIsCutOutByItsBytes() {
        Response answer =
                scene.as(scene.key)
                        .contentType("application/cloudevents+json")
                        .body(
                                "{\"specversion\":\"1.0\",\"id\":\"e1\",\"source\":\"/crm\",\"type\":\"contact.created\",\"data\":{\"n\": 1.50 }}")
                        .post(scene.path);

        answer.then().statusCode(202);
        assertThat(new String(scene.record(answer.path("id")).value(), UTF_8))
                .isEqualTo("{\"n\": 1.50 }");
    }

    @Test
    void aBatchOfEventsIsTakenAsAWhole() {
        String event =
                "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/crm\",\"type\":\"%s\",\"data\":1}";

        scene.as(scene.key)
                .contentType("application/cloudevents-batch+json")
                .body("[" + event.formatted("1", "a") + "," + event.formatted("2", "b") + "]")
                .post(scene.path)
                .then()
                .statusCode(202)
                .body("", hasSize(2));
        assertThat(scene.records()).hasSize(2);
        scene.as(scene.key)
                .contentType("application/cloudevents-batch+json")
                .body(
                        "["
                                + event.formatted("3", "a")
                                + ","
                                + event.formatted("4", "not allowed")
                                + "]")
                .post(scene.path)
                .then()
                .statusCode(422);
        assertThat(scene.records()).hasSize(2);
    }

    @Test
    void theSameIdOfTheSameSourceIsTheSameMessage() {
        String event =
                "{\"specversion\":\"1.0\",\"id\":\"same\",\"source\":\"/%s\",\"type\":\"a\",\"data\":1}";

        String first = send(event.formatted("one"));
        String again = send(event.formatted("one"));
        String other = send(event.formatted("two"));

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void whatAnEventLacksIsNamed() {
        scene.as(scene.key)
                .contentType("application/json")
                .header("ce-specversion", "0.3")
                .header("ce-id", "1")
                .header("ce-time", "yesterday")
                .body("1")
                .post(scene.path)
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("source"))
                .body("errors.field", hasItem("type"))
                .body("errors.field", hasItem("specversion"))
                .body("errors.field", hasItem("time"));
        scene.as(scene.key)
                .contentType("application/cloudevents+json")
                .body("{\"specversion\":")
                .post(scene.path)
                .then()
                .statusCode(400);
    }

    private String send(String event) {
        return scene.as(scene.key)
                .contentType("application/cloudevents+json")
                .body(event)
                .post(scene.path)
                .path("id");
    }
}
