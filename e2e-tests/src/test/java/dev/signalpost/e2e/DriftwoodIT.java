package dev.signalpost.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.signalpost.e2e.setup.Signatures;
import dev.signalpost.e2e.setup.Standalone;
import dev.signalpost.e2e.setup.Tenant;
import dev.signalpost.testkit.Ledger;
import dev.signalpost.testkit.Receiver;
import dev.signalpost.testkit.Receiver.Answer;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Driftwood client that only knows another base URL and another key. */
class DriftwoodIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Tenant tenant = Standalone.shared().tenant();
    private final String key = tenant.applicationKey();

    @Test
    void aWebhookLivesFromCreateToDelete() {
        // Given
        Response made =
                call(
                        "create",
                        Map.of(
                                "url",
                                "https://a.example/hook",
                                "description",
                                "CRM",
                                "events",
                                List.of("contact.created")));
        made.then()
                .statusCode(200)
                .body("ok", equalTo(true))
                .body("result.account_id", equalTo(tenant.id()))
                .body("result.created_by", notNullValue())
                .body("result.url", equalTo("https://a.example/hook"))
                .body("result.description", equalTo("CRM"))
                .body("result.events", equalTo(List.of("contact.created")))
                .body("result.is_active", equalTo(true))
                .body("result.created_at", startsWith("20"))
                .body("result.secret", startsWith((String) made.path("result.secret_prefix")));
        assertThat((String) made.path("result.secret_prefix")).hasSize(12);
        String id = made.path("result.id");

        // Then
        call("get", Map.of("id", id))
                .then()
                .statusCode(200)
                .body("result.id", equalTo(id))
                .body("result", not(hasKey("secret")));
        call("update", Map.of("id", id, "is_active", false))
                .then()
                .statusCode(200)
                .body("result.is_active", equalTo(false))
                .body("result.description", equalTo("CRM"));
        call("update", Map.of("id", id, "url", "https://b.example/", "events", List.of("a", "b")))
                .then()
                .body("result.url", equalTo("https://b.example/"))
                .body("result.events", hasSize(2))
                .body("result.is_active", equalTo(false));
        tenant.api()
                .get(tenant.path("/endpoints/" + id))
                .then()
                .statusCode(200)
                .body("deliveryFormat", equalTo("driftwood"))
                .body("enabled", equalTo(false));
        call("delete", Map.of("id", id))
                .then()
                .statusCode(200)
                .body("ok", equalTo(true))
                .body("result", equalTo(Map.of()));
        call("get", Map.of("id", id))
                .then()
                .statusCode(404)
                .body("error.code", equalTo("webhooks.not_found"));
    }

    @Test
    void theListIsNewestFirstInPagesOf25() {
        for (int i = 0; i < 26; i++) {
            create("https://a.example/" + i, "a");
        }

        Response first = call("list", Map.of());
        first.then()
                .body("result.items", hasSize(25))
                .body("result.items[0].url", equalTo("https://a.example/25"));
        call("list", Map.of("cursor", first.path("result.next_cursor")))
                .then()
                .body("result.items", hasSize(1))
                .body("result.items[0].url", equalTo("https://a.example/0"))
                .body("result.next_cursor", equalTo(null));
        call("list", Map.of("limit", 3)).then().body("result.items", hasSize(3));
    }

    @Test
    void aDeliveryIsSignedRetriedAndShown() {
        try (var receiver = new Receiver()) {
            // Given
            receiver.answer("/hook", Answer.status(500), Answer.status(201));
            Response made =
                    call(
                            "create",
                            Map.of("url", receiver.url("/hook"), "events", List.of("contact.*")));
            String id = made.path("result.id");
            String secret = made.path("result.secret");

            // When
            tenant.send("contact.created", "{\"n\": 1.0}");

            // Then
            Receiver.Received request = receiver.await("/hook", 2, SOON).getLast();
            String body = new String(request.body(), UTF_8);
            assertThat(body)
                    .matches(
                            "\\{\"event\":\"contact.created\",\"timestamp\":\"[0-9TZ:.-]+\",\"data\":\\{\"n\": 1.0}}");
            assertThat(
                            Signatures.timestamped(
                                    request.header("x-driftwood-signature"), body, secret))
                    .isTrue();
            assertThat(Ledger.isSigned(request, secret)).isTrue();
            await().atMost(SOON)
                    .untilAsserted(
                            () ->
                                    call("deliveries", Map.of("endpoint_id", id))
                                            .then()
                                            .statusCode(200)
                                            .body("result.items", hasSize(1))
                                            .body("result.items[0].status", equalTo("success"))
                                            .body(
                                                    "result.items[0].event",
                                                    equalTo("contact.created"))
                                            .body("result.items[0].attempts", equalTo(2))
                                            .body("result.items[0].response_status", equalTo(201))
                                            .body("result.items[0].endpoint_id", equalTo(id))
                                            .body("result.items[0].delivered_at", notNullValue())
                                            .body(
                                                    "result.items[0].next_attempt_at",
                                                    equalTo(null)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "get", "list", "update", "delete", "deliveries"})
    void everyOperationRefusesWhatItMust(String operation) {
        tenant.api("nobody")
                .basePath("")
                .body("{}")
                .post(url(operation))
                .then()
                .statusCode(401)
                .body("error.code", equalTo("webhooks.unauthorized"));
        raw(operation, "{")
                .then()
                .statusCode(400)
                .body("ok", equalTo(false))
                .body("error.code", equalTo("webhooks.malformed_json"));
        raw(operation, "[]").then().statusCode(400).body("ok", equalTo(false));
        raw(operation, "{\"surprise\":1}")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("webhooks.invalid_request"));
        tenant.api(key)
                .basePath("")
                .get(url(operation))
                .then()
                .statusCode(405)
                .body("ok", equalTo(false));
        tenant.api(key)
                .basePath("")
                .contentType(ContentType.TEXT)
                .body("{}")
                .post(url(operation))
                .then()
                .statusCode(415)
                .body("error.code", equalTo("webhooks.unsupported_media_type"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create | {\"events\":[]}",
                "create | {\"url\":\"https://a.example/\"}",
                "create | {\"url\":5,\"events\":[]}",
                "create | {\"url\":\"nonsense\",\"events\":[]}",
                "create | {\"url\":\"https://a.example/\",\"events\":\"a\"}",
                "create | {\"url\":\"https://a.example/\",\"events\":[\"a b\"]}",
                "get | {}",
                "get | {\"id\":7}",
                "list | {\"limit\":0}",
                "list | {\"limit\":\"many\"}",
                "list | {\"cursor\":\"x\"}",
                "update | {\"url\":\"https://a.example/\"}",
                "delete | {\"id\":null}",
                "deliveries | {\"limit\":5}",
                "deliveries | {\"endpoint_id\":\"x\",\"limit\":1000}"
            })
    void aWrongFieldIsRefused(String operation, String body) {
        raw(operation, body)
                .then()
                .statusCode(400)
                .body("ok", equalTo(false))
                .body("error.code", equalTo("webhooks.invalid_request"));
    }

    @Test
    void anothersWebhookDoesNotExist() {
        Tenant other = Standalone.shared().tenant();
        String theirs = other.endpoint("https://theirs.example/");

        for (String id : List.of(theirs, UUID.randomUUID().toString(), "nonsense")) {
            for (String operation : List.of("get", "update", "delete")) {
                call(operation, Map.of("id", id))
                        .then()
                        .statusCode(404)
                        .body("error.code", equalTo("webhooks.not_found"));
            }
            call("deliveries", Map.of("endpoint_id", id))
                    .then()
                    .statusCode(404)
                    .body("ok", equalTo(false));
        }
        other.api().get(other.path("/endpoints/" + theirs)).then().statusCode(200);
    }

    @Test
    void aKeyOfTheEnvironmentHasAnAccountToo() {
        Response made =
                tenant.api()
                        .basePath("")
                        .body(Map.of("url", "https://a.example/", "events", List.of()))
                        .post(url("create"));

        made.then().statusCode(200);
        tenant.api()
                .get("/applications/default/endpoints/" + made.path("result.id"))
                .then()
                .statusCode(200)
                .body("deliveryFormat", equalTo("driftwood"));
    }

    private void create(String target, String event) {
        call("create", Map.of("url", target, "events", List.of(event))).then().statusCode(200);
    }

    private Response call(String operation, Map<String, Object> body) {
        return tenant.api(key).basePath("").body(body).post(url(operation));
    }

    private Response raw(String operation, String body) {
        return tenant.api(key).basePath("").body(body).post(url(operation));
    }

    private static String url(String operation) {
        return "/api/webhooks-" + operation;
    }
}
