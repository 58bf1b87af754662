package dev.signalpost.log;

import static dev.signalpost.log.Scene.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.access.Scope;
import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.AttemptResult;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the log answers, and to whom. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class QueryIT {

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aMessageIsShownWithItsOwnBytes() {
        // Given
        MessageId message =
                scene.installation.send("invoice.paid", "{\"b\": 1.0,\"a\":\"\\u00e9\"}");

        // When
        Response answer = awaitFound("/messages/" + message);

        // Then
        assertThat(answer.asString()).contains("\"payload\":{\"b\": 1.0,\"a\":\"\\u00e9\"}");
        answer.then()
                .body("id", equalTo(message.toString()))
                .body("eventType", equalTo("invoice.paid"))
                .body("created", notNullValue())
                .body("uid", nullValue());
    }

    @Test
    void messagesAreListedNewestFirstInPagesAndFiltered() {
        // Given
        List<String> sent =
                IntStream.range(0, 5)
                        .mapToObj(
                                i ->
                                        scene.installation
                                                .send(
                                                        i == 2 ? "order.created" : "invoice.paid",
                                                        "" + i)
                                                .toString())
                        .toList();
        awaitFound("/messages/" + sent.getLast());

        // When
        Response first = scene.caller().get(scene.path("/messages?limit=2"));
        Response second = scene.caller().urlEncodingEnabled(false).get(next(first));
        Response orders = scene.caller().get(scene.path("/messages?eventType=order.created"));

        // Then
        assertThat(first.jsonPath().getList("id", String.class))
                .containsExactly(sent.get(4), sent.get(3));
        assertThat(second.jsonPath().getList("id", String.class))
                .containsExactly(sent.get(2), sent.get(1));
        assertThat(orders.jsonPath().getList("id", String.class)).containsExactly(sent.get(2));
        scene.caller()
                .get(scene.path("/messages?channel=none"))
                .then()
                .statusCode(200)
                .body("", hasSize(0));
        scene.caller()
                .get(scene.path("/messages?since=" + Instant.now().plusSeconds(60).toEpochMilli()))
                .then()
                .statusCode(200)
                .body("", hasSize(0));
    }

    @Test
    void aDeliveryStandsAsItsNewestAttemptLeftIt() {
        // Given
        EndpointState good = scene.installation.endpoint("http://good.example/");
        EndpointState bad = scene.installation.endpoint("http://bad.example/");
        EndpointState waiting = scene.installation.endpoint("http://waiting.example/");
        EndpointState off = scene.installation.endpoint("http://off.example/");
        MessageId message = scene.installation.send("invoice.paid", "1");
        long later = Instant.now().plusSeconds(300).toEpochMilli();

        // When
        scene.attempt(message, good, 1, 500, later);
        scene.attempt(message, good, 2, 200, 0);
        scene.attempt(message, bad, 1, 500, 0);
        scene.attempt(message, waiting, 1, 503, later);
        scene.attempt(message, off, 1, 0, 0);

        // Then
        String path = scene.path("/messages/" + message + "/endpoint-messages");
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                scene.caller()
                                        .get(path)
                                        .then()
                                        .statusCode(200)
                                        .body(of(good) + "status", equalTo("success"))
                                        .body(of(good) + "attemptCount", equalTo(2))
                                        .body(
                                                of(good) + "attempts.statusCode",
                                                equalTo(List.of(500, 200)))
                                        .body(of(good) + "nextAttemptTimestamp", nullValue())
                                        .body(of(bad) + "status", equalTo("failed"))
                                        .body(of(waiting) + "status", equalTo("pending"))
                                        .body(of(waiting) + "nextAttemptTimestamp", equalTo(later))
                                        .body(of(off) + "status", equalTo("disabled")));
    }

    @Test
    void aDeliveryWithoutAnAttemptIsBeingSent() {
        // Given
        EndpointState endpoint = scene.installation.endpoint("http://slow.example/");

        // When
        MessageId message = scene.installation.send("invoice.paid", "1");

        // Then
        awaitFound("/messages/" + message + "/endpoint-messages")
                .then()
                .body(of(endpoint) + "status", equalTo("sending"))
                .body(of(endpoint) + "attempts", hasSize(0));
    }

    @Test
    void anAttemptIsShownWithRequestAndResponse() {
        // Given
        EndpointState endpoint = scene.installation.endpoint("http://a.example/");
        MessageId message = scene.installation.send("invoice.paid", "1");
        AttemptFinished attempt =
                scene.attempt(
                        message,
                        endpoint,
                        1,
                        AttemptResult.REJECTED,
                        500,
                        0,
                        "nul \u0000 and \uD83D\uDE00");

        // When
        Response answer = awaitFound("/messages/" + message + "/attempts/" + attempt.id());

        // Then
        answer.then()
                .body("requestHeaders.'webhook-id'", equalTo(message.toString()))
                .body("responseHeaders.server", equalTo("test"))
                .body("responseSnippet", equalTo("nul \u0000 and \uD83D\uDE00"))
                .body("statusCode", equalTo(500))
                .body("deliveryStatus", equalTo("failed"));
        scene.caller()
                .get(scene.path("/messages/" + message + "/attempts"))
                .then()
                .body("[0].id", equalTo(attempt.id().toString()))
                .body("[0].requestHeaders", nullValue());
    }

    @Test
    void anEndpointsDeliveriesAndAttemptsAreFilteredByStatusAndPaged() {
        // Given
        EndpointState endpoint = scene.installation.endpoint("http://a.example/");
        List<MessageId> messages =
                IntStream.range(0, 4)
                        .mapToObj(i -> scene.installation.send("invoice.paid", "" + i))
                        .toList();
        for (MessageId message : messages) {
            scene.attempt(message, endpoint, 1, 500, message == messages.get(0) ? 0 : 1);
        }
        scene.attempt(messages.get(1), endpoint, 2, 200, 0);
        String deliveries = scene.path("/endpoints/" + endpoint.id() + "/deliveries");
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                scene.caller()
                                        .get(deliveries + "?status=success")
                                        .then()
                                        .body("", hasSize(1)));

        // When
        Response page = scene.caller().get(deliveries + "?limit=3");

        // Then
        assertThat(page.jsonPath().getList("message", String.class))
                .hasSize(3)
                .doesNotHaveDuplicates();
        scene.caller().urlEncodingEnabled(false).get(next(page)).then().body("", hasSize(1));
        scene.caller()
                .get(deliveries + "?status=failed")
                .then()
                .body("message", equalTo(List.of(messages.get(0).toString())));
        scene.caller().get(deliveries + "?status=pending").then().body("", hasSize(2));
        String attempts = scene.path("/endpoints/" + endpoint.id() + "/attempts");
        scene.caller().get(attempts).then().body("", hasSize(5)).body("[0].number", equalTo(2));
        scene.caller().get(attempts + "?status=success").then().body("", hasSize(1));
    }

    @Test
    void attemptsAreCountedOverTime() {
        // Given
        EndpointState endpoint = scene.installation.endpoint("http://a.example/");
        MessageId message = scene.installation.send("invoice.paid", "1");
        scene.attempt(message, endpoint, 1, 500, 1);
        scene.attempt(message, endpoint, 2, 500, 1);
        scene.attempt(message, endpoint, 3, 200, 0);

        // Then
        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            var counts =
                                    scene.caller()
                                            .get(
                                                    scene.path(
                                                            "/endpoints/"
                                                                    + endpoint.id()
                                                                    + "/stats?bucket=day"))
                                            .then()
                                            .statusCode(200)
                                            .extract()
                                            .jsonPath();
                            assertThat(
                                            counts.getList("delivered", Integer.class).stream()
                                                    .mapToInt(i -> i)
                                                    .sum())
                                    .isEqualTo(1);
                            assertThat(
                                            counts.getList("failed", Integer.class).stream()
                                                    .mapToInt(i -> i)
                                                    .sum())
                                    .isEqualTo(2);
                        });
    }

    @Test
    void anotherTenantSeesNothing() {
        // Given
        EndpointState endpoint = scene.installation.endpoint("http://a.example/");
        MessageId message = scene.installation.send("invoice.paid", "1");
        awaitFound("/messages/" + message);

        // Then
        try (var stranger = new Scene()) {
            for (String rest :
                    List.of(
                            "/messages",
                            "/messages/" + message,
                            "/messages/" + message + "/endpoint-messages",
                            "/messages/" + message + "/attempts",
                            "/endpoints/" + endpoint.id() + "/attempts",
                            "/endpoints/" + endpoint.id() + "/deliveries",
                            "/endpoints/" + endpoint.id() + "/stats",
                            "/endpoints/" + endpoint.id() + "/replays")) {
                stranger.caller()
                        .get(scene.path(rest))
                        .then()
                        .statusCode(404)
                        .contentType("application/problem+json")
                        .body("title", equalTo("Not Found"));
            }
            stranger.caller().get(stranger.path("/messages/" + message)).then().statusCode(404);
        }
    }

    @Test
    void anEndpointsKeySeesOnlyThatEndpoint() {
        // Given
        EndpointState mine = scene.installation.endpoint("http://mine.example/");
        EndpointState other = scene.installation.endpoint("http://other.example/");
        MessageId message = scene.installation.send("invoice.paid", "1");
        scene.attempt(message, mine, 1, 200, 0);
        scene.attempt(message, other, 1, 200, 0);
        String key =
                scene.installation.apiKey(
                        new Scope.OneEndpoint(scene.installation.application(), mine.id()),
                        Permission.READ);
        String path = scene.path("/messages/" + message + "/endpoint-messages");

        // Then
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                scene.as(key)
                                        .get(path)
                                        .then()
                                        .statusCode(200)
                                        .body("endpoint", equalTo(List.of(mine.id().toString())))
                                        .body("[0].status", equalTo("success")));
        scene.as(key)
                .get(scene.path("/endpoints/" + other.id() + "/attempts"))
                .then()
                .statusCode(404);
        scene.as(key).get(scene.path("/messages")).then().statusCode(403);
        scene.as(key).post(path + "/" + mine.id() + "/resend").then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/messages?limit=0, limit",
        "/messages?limit=251, limit",
        "/messages?limit=x, limit",
        "/messages?cursor=!!, cursor",
        "/messages?cursor=YWJj, cursor",
        "/messages?since=yesterday, since",
        "/messages?until=2026-13-01, until"
    })
    void aBadParameterIsNamed(String rest, String field) {
        scene.caller()
                .get(scene.path(rest))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void badStatusesBucketsKeysAndIdsAreRefused() {
        EndpointState endpoint = scene.installation.endpoint("http://a.example/");
        scene.caller()
                .get(scene.path("/endpoints/" + endpoint.id() + "/deliveries?status=lost"))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("status"));
        scene.caller()
                .get(scene.path("/endpoints/" + endpoint.id() + "/stats?bucket=week"))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("bucket"));
        scene.caller()
                .get(
                        scene.path(
                                "/endpoints/"
                                        + endpoint.id()
                                        + "/stats?bucket=minute&since=2020-01-01T00:00:00Z"))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("since"));
        scene.as("nobody")
                .get(scene.path("/messages"))
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer");
        scene.caller().get(scene.path("/messages/" + UUID.randomUUID())).then().statusCode(404);
        scene.caller()
                .get(scene.path("/messages/\u00fc"))
                .then()
                .statusCode(404)
                .body("detail", containsString("message"));
        scene.caller().delete(scene.path("/messages")).then().statusCode(405);
    }

    private Response awaitFound(String rest) {
        return await().atMost(SOON)
                .until(
                        () -> scene.caller().get(scene.path(rest)),
                        answer -> answer.statusCode() == 200);
    }

    private static String of(EndpointState endpoint) {
        return "find { it.endpoint == '" + endpoint.id() + "' }.";
    }

    private static String next(Response page) {
        String link = page.header("Link");
        return link.substring(link.indexOf('<') + 1, link.indexOf('>'));
    }
}
