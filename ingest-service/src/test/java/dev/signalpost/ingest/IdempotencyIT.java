package dev.signalpost.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.signalpost.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One message for one key, also when the database goes away. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class IdempotencyIT {

    private static final String BODY = "{\"eventType\":\"a\",\"payload\":1.0}";

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aRepetitionGetsTheFirstAnswer() {
        Response first = send("key-1", BODY);
        Response again = send("key-1", BODY);

        first.then().statusCode(202).header("Idempotency-Replayed", nullValue());
        again.then().statusCode(202).header("Idempotency-Replayed", equalTo("true"));
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(scene.records()).hasSize(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        send("key-2", BODY).then().statusCode(202);

        send("key-2", "{\"eventType\":\"b\",\"payload\":1}").then().statusCode(422);
        assertThat(scene.records()).hasSize(1);
    }

    @Test
    void aFailedRequestDoesNotUseTheKeyUp() {
        send("key-3", "{\"eventType\":\"\",\"payload\":1}").then().statusCode(422);

        send("key-3", BODY).then().statusCode(202).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void anotherCallersSameKeyIsAnotherKey() {
        send("key-4", BODY).then().statusCode(202);

        try (var other = new Scene()) {
            other.publisher()
                    .header("Idempotency-Key", "key-4")
                    .body(BODY)
                    .post(other.path)
                    .then()
                    .statusCode(202)
                    .header("Idempotency-Replayed", nullValue());
        }
    }

    @Test
    void ofConcurrentRepetitionsOnePublishes() {
        List<CompletableFuture<Integer>> statuses =
                IntStream.range(0, 20)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> send("key-5", BODY).statusCode()))
                        .toList();

        assertThat(statuses).extracting(CompletableFuture::join).contains(202).isSubsetOf(202, 409);
        assertThat(scene.records()).hasSize(1);
    }

    @Test
    void aKeyHasAtMost255Characters() {
        send("k".repeat(256), BODY)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void withoutDatabaseOnlyRequestsThatNeedItAreRefused() throws IOException {
        Infrastructure.shared().stopPostgres();
        try {
            send("key-6", BODY).then().statusCode(503).header("Retry-After", notNullValue());
            scene.publisher()
                    .body("{\"eventType\":\"a\",\"payload\":1,\"uid\":\"u\"}")
                    .post(scene.path)
                    .then()
                    .statusCode(503);
            scene.publisher().body(BODY).post(scene.path).then().statusCode(202);
        } finally {
            Infrastructure.shared().startPostgres();
        }
        await().atMost(Scene.SOON).untilAsserted(() -> send("key-7", BODY).then().statusCode(202));
    }

    @Test
    void withoutKafkaNothingIsAccepted() throws IOException {
        // Given
        scene.publisher().body(BODY).post(scene.path).then().statusCode(202);
        int before = scene.records().size();

        // When
        Infrastructure.shared().stopKafka();
        try {
            scene.publisher()
                    .body(BODY)
                    .post(scene.path)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .contentType("application/problem+json");
        } finally {
            Infrastructure.shared().startKafka();
        }

        // Then
        await().atMost(Scene.SOON.multipliedBy(2))
                .untilAsserted(
                        () -> scene.publisher().body(BODY).post(scene.path).then().statusCode(202));
        assertThat(scene.records().size()).isGreaterThan(before);
    }

    private Response send(String key, String body) {
        return scene.publisher().header("Idempotency-Key", key).body(body).post(scene.path);
    }
}
