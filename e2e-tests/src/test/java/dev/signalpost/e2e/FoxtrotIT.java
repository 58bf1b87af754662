package dev.signalpost.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.signalpost.e2e.setup.Standalone;
import dev.signalpost.e2e.setup.Tenant;
import dev.signalpost.testkit.Ledger;
import dev.signalpost.testkit.Receiver;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Foxtrot client that only knows another base URL and another key. */
class FoxtrotIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final List<String> ROUTES = List.of("ROUTE_CREATED", "ROUTE_STARTED");

    private final Tenant tenant = Standalone.shared().tenant();
    private final String key = tenant.applicationKey();

    @Test
    void aWebhookLivesFromPostToDelete() {
        Response made =
                post(
                        Map.of(
                                "webhook_url",
                                "https://a.example/",
                                "events",
                                ROUTES,
                                "dc_ids",
                                List.of("1", "2")));
        made.then()
                .statusCode(200)
                .body("status", equalTo("success"))
                .body("data.webhook.id", notNullValue())
                .body("data.webhook.url", equalTo("https://a.example/"))
                .body("data.webhook.enabled", equalTo(true))
                .body("data.webhook.dc_ids", equalTo(List.of("1", "2")))
                .body("data.webhook.events", equalTo(ROUTES));
        String id = made.path("data.webhook.id");

        client().get("/webhooks")
                .then()
                .statusCode(200)
                .body("status", equalTo("success"))
                .body("data.webhooks.id", equalTo(List.of(id)));
        client().body(Map.of("enabled", false))
                .patch("/webhooks/" + id)
                .then()
                .statusCode(200)
                .body("data.webhook.enabled", equalTo(false));
        client().body(Map.of("enabled", true))
                .put("/webhooks/" + id)
                .then()
                .statusCode(200)
                .body("data.webhook.enabled", equalTo(true));
        tenant.api()
                .get(tenant.path("/endpoints/" + id))
                .then()
                .body("deliveryFormat", equalTo("foxtrot"))
                .body("channels", equalTo(List.of("1", "2")))
                .body("eventTypes", equalTo(ROUTES));
        client().delete("/webhooks/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("success"))
                .body("data", equalTo(Map.of()));
        client().delete("/webhooks/" + id).then().statusCode(404).body("data.code", equalTo(1005));
    }

    @Test
    void anEventReachesTheWebhooksOfItsDistributionCentre() {
        try (var receiver = new Receiver()) {
            // Given
            String one =
                    post(Map.of(
                                    "webhook_url",
                                    receiver.url("/one"),
                                    "events",
                                    ROUTES,
                                    "dc_ids",
                                    List.of("1")))
                            .path("data.webhook.id");
            post(
                    Map.of(
                            "webhook_url",
                            receiver.url("/two"),
                            "events",
                            ROUTES,
                            "dc_ids",
                            List.of("2")));
            post(Map.of("webhook_url", receiver.url("/all"), "events", List.of("ROUTE_CREATED")));

            // When
            Response accepted =
                    client().body(
                                    "{\"event\":\"ROUTE_CREATED\",\"dc_id\":\"1\",\"route_id\": \"r-1\",\"eta\":1.50}")
                            .post("/webhooks/events");

            // Then
            accepted.then().statusCode(202).body("status", equalTo("success"));
            Receiver.Received request = receiver.await("/one", 1, SOON).getFirst();
            assertThat(new String(request.body(), UTF_8))
                    .matches(
                            "\\{\"event\":\"ROUTE_CREATED\",\"hook_timestamp_millis\":\\d{13},\"dc_id\":\"1\",\"route_id\":\"r-1\",\"eta\":1.50}");
            assertThat(Ledger.isSigned(request, tenant.secret(one))).isTrue();
            receiver.await("/all", 1, SOON);
            assertThat(receiver.count("/two")).isZero();
            assertThat(request.messageId()).isEqualTo(accepted.path("data.id"));
        }
    }

    @Test
    void theCatalogueDecidesWhichEventTypesThereAre() {
        post(Map.of("webhook_url", "https://a.example/", "events", List.of("ROUTE_LOST")))
                .then()
                .statusCode(400)
                .body("data.code", equalTo(1002))
                .body("data.message", containsString("events[0]"));
        String own = "OWN_" + UUID.randomUUID().toString().replace('-', '_');
        tenant.api().body(Map.of("name", own)).post("/event-types").then().statusCode(201);
        post(Map.of("webhook_url", "https://a.example/", "events", List.of(own, "ROUTE_CREATED")))
                .then()
                .statusCode(200);
        tenant.api().get("/event-types?limit=250").then().body("name", hasItem("ROUTE_CREATED"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | 1000",
                "[] | 1000",
                "{\"events\":[\"ROUTE_CREATED\"]} | 1001",
                "{\"webhook_url\":5,\"events\":[\"ROUTE_CREATED\"]} | 1001",
                "{\"webhook_url\":\"https://a.example/\"} | 1001",
                "{\"webhook_url\":\"https://a.example/\",\"events\":[]} | 1001",
                "{\"webhook_url\":\"https://a.example/\",\"events\":\"ROUTE_CREATED\"} | 1001",
                "{\"webhook_url\":\"https://a.example/\",\"events\":[\"ROUTE_CREATED\"],\"dc_ids\":\"1\"} | 1001",
                "{\"webhook_url\":\"https://a.example/\",\"events\":[\"ROUTE_CREATED\"],\"surprise\":1} | 1001",
                "{\"webhook_url\":\"a.example\",\"events\":[\"ROUTE_CREATED\"]} | 1003",
                "{\"webhook_url\":\"ftp://a.example/\",\"events\":[\"ROUTE_CREATED\"]} | 1003"
            })
    void aWrongWebhookIsRefusedWithItsCode(String body, int code) {
        client().body(body)
                .post("/webhooks")
                .then()
                .statusCode(400)
                .contentType(ContentType.JSON)
                .body("status", equalTo("error"))
                .body("data.code", equalTo(code))
                .body("data.message", notNullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"url\":\"https://b.example/\"} | 1006",
                "{\"enabled\":true,\"events\":[]} | 1006",
                "{} | 1001",
                "{\"enabled\":\"yes\"} | 1001",
                "[] | 1000"
            })
    void onlyEnabledMayChange(String body, int code) {
        String id =
                post(Map.of("webhook_url", "https://a.example/", "events", ROUTES))
                        .path("data.webhook.id");

        for (String method : List.of("PATCH", "PUT")) {
            client().body(body)
                    .request(method, "/webhooks/" + id)
                    .then()
                    .statusCode(400)
                    .body("data.code", equalTo(code));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | 1000",
                "{} | 1001",
                "{\"event\":\"\"} | 1001",
                "{\"event\":{}} | 1001",
                "{\"event\":\"A\",\"dc_id\":[]} | 1001",
                "[1] | 1000"
            })
    void aWrongEventIsRefused(String body, int code) {
        client().body(body)
                .post("/webhooks/events")
                .then()
                .statusCode(400)
                .body("data.code", equalTo(code));
    }

    @Test
    void keysPathsMethodsAndMediaTypesAreAnsweredInTheEnvelope() {
        Tenant other = Standalone.shared().tenant();
        String theirs = other.endpoint("https://theirs.example/");
        RequestSpecification nobody = tenant.api("nobody").basePath("");

        nobody.get("/webhooks")
                .then()
                .statusCode(401)
                .body("status", equalTo("error"))
                .body("data.code", equalTo(1004));
        tenant.api("nobody")
                .basePath("")
                .body("{}")
                .post("/webhooks/events")
                .then()
                .statusCode(401)
                .body("data.code", equalTo(1004));
        client().body(Map.of("enabled", false))
                .patch("/webhooks/" + theirs)
                .then()
                .statusCode(404)
                .body("data.code", equalTo(1005));
        client().delete("/webhooks/" + theirs)
                .then()
                .statusCode(404)
                .body("data.code", equalTo(1005));
        client().get("/webhooks/none/of/these")
                .then()
                .statusCode(404)
                .body("status", equalTo("error"));
        client().delete("/webhooks").then().statusCode(405).body("status", equalTo("error"));
        client().contentType(ContentType.TEXT)
                .body("{}")
                .post("/webhooks")
                .then()
                .statusCode(415)
                .body("status", equalTo("error"));
        other.api().get(other.path("/endpoints/" + theirs)).then().body("enabled", equalTo(true));
        client().get("/webhooks").then().body("data.webhooks", hasSize(0));
    }

    private Response post(Map<String, Object> body) {
        return client().body(body).post("/webhooks");
    }

    private RequestSpecification client() {
        return tenant.api(key).basePath("");
    }
}
