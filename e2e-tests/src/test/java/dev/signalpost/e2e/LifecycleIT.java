package dev.signalpost.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.signalpost.e2e.setup.Standalone;
import dev.signalpost.e2e.setup.Tenant;
import dev.signalpost.testkit.Ledger;
import dev.signalpost.testkit.Receiver;
import dev.signalpost.testkit.Receiver.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of endpoints and deliveries over time, across all services. */
class LifecycleIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Tenant tenant = Standalone.shared().tenant();

    @Test
    void anEndpointThatIsGoneIsDisabledAndTheOperatorsHearOfIt() {
        try (var receiver = new Receiver()) {
            // Given
            String operators = operationalEndpoint(receiver.url("/operators"), "endpoint.disabled");
            String endpoint = tenant.endpoint(receiver.url("/gone"));
            receiver.answer("/gone", Answer.status(410));

            // When
            String message = tenant.send("invoice.paid", "1");

            // Then
            await().atMost(SOON)
                    .untilAsserted(
                            () ->
                                    tenant.api()
                                            .get(tenant.path("/endpoints/" + endpoint))
                                            .then()
                                            .body("enabled", equalTo(false)));
            tenant.awaitDeliveries(message, 1, "failed");
            assertThat(event(receiver, "/operators", endpoint))
                    .contains("\"type\":\"endpoint.disabled\"", "410");
            forget(operators);
        }
    }

    @Test
    void aUsedUpScheduleFailsTheDeliveryAndTheOperatorsHearOfIt() {
        try (var receiver = new Receiver()) {
            // Given
            String operators =
                    operationalEndpoint(receiver.url("/operators"), "message.attempt.exhausted");
            String endpoint =
                    tenant.endpoint(
                            receiver.url("/broken"), Map.of("retrySchedule", List.of("PT1S")));
            receiver.answer("/broken", Answer.status(500));

            // When
            String message = tenant.send("invoice.paid", "1");

            // Then
            tenant.awaitDeliveries(message, 1, "failed")
                    .then()
                    .body("[0].attemptCount", equalTo(2))
                    .body("[0].attempts.statusCode", equalTo(List.of(500, 500)));
            assertThat(event(receiver, "/operators", endpoint))
                    .contains("\"type\":\"message.attempt.exhausted\"", message);
            forget(operators);
        }
    }

    @Test
    void deletingAnEndpointEndsItsPendingDeliveries() {
        try (var receiver = new Receiver()) {
            // Given
            String endpoint =
                    tenant.endpoint(
                            receiver.url("/deleted"),
                            Map.of("retrySchedule", List.of("PT2S", "PT2S")));
            receiver.answer("/deleted", Answer.status(500));
            String message = tenant.send("invoice.paid", "1");
            tenant.awaitDeliveries(message, 1, "pending");

            // When
            tenant.api().delete(tenant.path("/endpoints/" + endpoint)).then().statusCode(200);

            // Then
            tenant.awaitDeliveries(message, 1, "disabled");
            assertThat(receiver.count("/deleted")).isEqualTo(1);
        }
    }

    @Test
    void aRotatedSecretSignsTogetherWithTheOldOne() {
        try (var receiver = new Receiver()) {
            // Given
            String endpoint = tenant.endpoint(receiver.url("/rotated"));
            String old = tenant.secret(endpoint);

            // When
            tenant.api()
                    .post(tenant.path("/endpoints/" + endpoint + "/secret/rotate"))
                    .then()
                    .statusCode(200);
            tenant.send("invoice.paid", "{\"n\":1}");

            // Then
            Receiver.Received request = receiver.await("/rotated", 1, SOON).getFirst();
            String current = tenant.secret(endpoint);
            assertThat(current).isNotEqualTo(old);
            assertThat(Ledger.isSigned(request, old)).isTrue();
            assertThat(Ledger.isSigned(request, current)).isTrue();
        }
    }

    @Test
    void customHeadersReachTheReceiverAndAreNotShown() {
        try (var receiver = new Receiver()) {
            // Given
            String endpoint = tenant.endpoint(receiver.url("/headers"));
            tenant.api()
                    .body(Map.of("headers", Map.of("X-Tenant", "blue")))
                    .put(tenant.path("/endpoints/" + endpoint + "/headers"))
                    .then()
                    .statusCode(200);

            // When
            String message = tenant.send("invoice.paid", "1");

            // Then
            assertThat(receiver.await("/headers", 1, SOON).getFirst().header("x-tenant"))
                    .isEqualTo("blue");
            tenant.awaitDeliveries(message, 1, "success");
            String attempts = tenant.path("/messages/" + message + "/attempts");
            String attempt = tenant.api().get(attempts).path("[0].id");
            assertThat(tenant.api().get(attempts + "/" + attempt).asString())
                    .contains("X-Tenant")
                    .doesNotContain("blue");
        }
    }

    @Test
    void aReplaySendsANewEndpointWhatItMissed() {
        try (var receiver = new Receiver()) {
            // Given
            for (int i = 0; i < 5; i++) {
                tenant.send("invoice.paid", Integer.toString(i));
            }
            String endpoint = tenant.endpoint(receiver.url("/late"));
            String replays = tenant.path("/endpoints/" + endpoint + "/replays");
            Map<String, Object> span = Map.of("since", Instant.now().minusSeconds(600).toString());
            await().atMost(SOON)
                    .untilAsserted(
                            () ->
                                    tenant.api()
                                            .body(
                                                    Map.of(
                                                            "since",
                                                            span.get("since"),
                                                            "dryRun",
                                                            true))
                                            .post(replays)
                                            .then()
                                            .body("deliveries", equalTo(5)));

            // When
            String replay =
                    tenant.api()
                            .body(span)
                            .post(replays)
                            .then()
                            .statusCode(202)
                            .extract()
                            .path("id");

            // Then
            assertThat(receiver.await("/late", 5, SOON))
                    .extracting(request -> new String(request.body(), UTF_8))
                    .containsExactlyInAnyOrder("0", "1", "2", "3", "4");
            tenant.api().get(replays + "/" + replay).then().body("sent", equalTo(5));
        }
    }

    private String operationalEndpoint(String url, String eventType) {
        return tenant.api()
                .body(Map.of("url", url, "name", "operators", "eventTypes", List.of(eventType)))
                .post("/applications/operational/endpoints")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void forget(String operators) {
        tenant.api()
                .delete("/applications/operational/endpoints/" + operators)
                .then()
                .statusCode(200);
    }

    private static String event(Receiver receiver, String path, String endpoint) {
        return await().atMost(SOON)
                .until(
                        () ->
                                receiver.requests(path).stream()
                                        .map(request -> new String(request.body(), UTF_8))
                                        .filter(body -> body.contains(endpoint))
                                        .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }
}
