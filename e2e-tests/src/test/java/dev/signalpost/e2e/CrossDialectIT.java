package dev.signalpost.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.signalpost.e2e.setup.Standalone;
import dev.signalpost.e2e.setup.Tenant;
import dev.signalpost.testkit.Receiver;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The dialects are views of the same endpoints and messages. */
class CrossDialectIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Tenant tenant = Standalone.shared().tenant();
    private final String key = tenant.applicationKey();

    @Test
    void whatOneDialectCreatesTheOthersShowAndWhatOneDeletesIsGoneForAll() {
        // Given
        String drivly = made("/api/webhooks", "url", "https://d.example/", "data.id");
        String foxtrot = made("/webhooks", "webhook_url", "https://f.example/", "data.webhook.id");
        String driftwood = made("/api/webhooks-create", "url", "https://w.example/", "result.id");
        String natively =
                tenant.endpoint(
                        "https://n.example/",
                        Map.of("eventTypes", List.of("c"), "channels", List.of("1")));
        long channels =
                channel()
                        .formParam("webhook_url", "https://c.example/")
                        .post("/v1/channels/" + tenant.uid() + "/webhooks")
                        .jsonPath()
                        .getLong("id");

        // Then
        String numbered = idOf("https://c.example/");
        String[] all = {uuid(drivly), foxtrot, driftwood, natively, numbered};
        tenant.api().get(tenant.path("/endpoints")).then().body("id", hasItems(all));
        client().get("/webhooks")
                .then()
                .body("data.webhooks.id", hasItems(all))
                .body(foxtrot(natively) + "dc_ids", equalTo(List.of("1")));
        client().body("{}")
                .post("/api/webhooks-list")
                .then()
                .body("result.items.id", hasItems(all));
        List<String> listed =
                client().get("/api/webhooks").jsonPath().getList("data.id", String.class);
        assertThat(listed).hasSize(5).allMatch(id -> List.of(all).contains(uuid(id)));

        channel()
                .get("/v1/channels/" + tenant.uid() + "/webhooks")
                .then()
                .body("webhook_url", hasSize(5))
                .body("webhook_url", hasItems("https://d.example/", "https://n.example/"))
                .body("id", hasItems(channels, number(natively), number(foxtrot)));

        // When
        client().body(Map.of("enabled", false))
                .patch("/webhooks/" + driftwood)
                .then()
                .statusCode(200);
        client().delete("/webhooks/" + uuid(drivly)).then().statusCode(200);
        client().body(Map.of("id", foxtrot)).post("/api/webhooks-delete").then().statusCode(200);
        client().delete("/api/webhooks/wbhk_" + natively.replace("-", "")).then().statusCode(204);
        channel()
                .delete("/v1/channels/" + tenant.uid() + "/webhooks/" + channels)
                .then()
                .statusCode(200);

        // Then
        client().body(Map.of("id", driftwood))
                .post("/api/webhooks-get")
                .then()
                .body("result.is_active", equalTo(false));
        tenant.api().get(tenant.path("/endpoints")).then().body("id", equalTo(List.of(driftwood)));
        client().get("/api/webhooks").then().body("data", hasSize(1));
    }

    @Test
    void aMessageSentInOneDialectReachesAllFormatsAndIsInEveryLog() {
        try (var receiver = new Receiver()) {
            // Given
            String drivly =
                    client().body(Map.of("url", receiver.url("/drivly"), "events", List.of()))
                            .post("/api/webhooks")
                            .path("data.id");
            String driftwood =
                    client().body(Map.of("url", receiver.url("/driftwood"), "events", List.of()))
                            .post("/api/webhooks-create")
                            .path("result.id");
            channel()
                    .formParam("webhook_url", receiver.url("/channels"))
                    .post("/v1/channels/" + tenant.uid() + "/webhooks");
            tenant.endpoint(receiver.url("/native"));

            // When
            String message =
                    client().body("{\"event\":\"ROUTE_CREATED\",\"route\":1.0}")
                            .post("/webhooks/events")
                            .path("data.id");

            // Then
            assertThat(body(receiver, "/native")).isEqualTo("{\"route\":1.0}");
            assertThat(body(receiver, "/drivly"))
                    .contains("\"event\":\"ROUTE_CREATED\",\"object\":{\"route\":1.0}");
            assertThat(body(receiver, "/driftwood"))
                    .contains("\"event\":\"ROUTE_CREATED\"", "\"data\":{\"route\":1.0}");
            assertThat(body(receiver, "/channels"))
                    .startsWith("{\"id\":" + number(message) + ",\"event_name\":\"ROUTE_CREATED\"")
                    .endsWith("\"data\":{\"route\":1.0}}");
            channel()
                    .get("/v1/channels/" + tenant.uid() + "/events/" + message)
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(number(message)));
            tenant.awaitDeliveries(message, 4, "success");
            tenant.api().get(tenant.path("/messages")).then().body("id", hasItem(message));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> {
                                client().get("/api/webhooks/" + drivly + "/logs")
                                        .then()
                                        .body("data.logs.event", equalTo(List.of("ROUTE_CREATED")));
                                client().body(Map.of("endpoint_id", driftwood))
                                        .post("/api/webhooks-deliveries")
                                        .then()
                                        .body(
                                                "result.items.event",
                                                equalTo(List.of("ROUTE_CREATED")));
                            });
        }
    }

    @Test
    void aChannelsEventReachesTheOthersAndAChannelIsAnApplication() {
        try (var receiver = new Receiver()) {
            // Given
            tenant.endpoint(receiver.url("/native"));

            // When
            long event =
                    channel()
                            .formParam("event_name", "e")
                            .formParam("data[a]", "1")
                            .post("/v1/channels/" + tenant.uid() + "/events")
                            .jsonPath()
                            .getLong("id");

            // Then
            assertThat(body(receiver, "/native"))
                    .isEqualTo(
                            "{\"event_name\":\"e\",\"ext_ref_code\":null,\"event_url\":null,\"data\":{\"a\":\"1\"}}");
            String message = receiver.requests("/native").getFirst().messageId();
            assertThat(number(message)).isEqualTo(event);
            tenant.awaitDeliveries(message, 1, "success");
            channel()
                    .get("/v1/channels/" + tenant.uid())
                    .then()
                    .body("id", equalTo(number(tenant.id())))
                    .body("guid", equalTo(tenant.uid()))
                    .body("name", equalTo("e2e"));
            channel().delete("/v1/channels/" + tenant.uid()).then().statusCode(200);
            tenant.api().get(tenant.path("")).then().statusCode(404);
        }
    }

    private RequestSpecification channel() {
        return given().baseUri(tenant.url()).auth().preemptive().basic(tenant.key(), "");
    }

    private String made(String path, String field, String url, String id) {
        return client().body(Map.of(field, url, "events", List.of("ROUTE_CREATED")))
                .post(path)
                .path(id);
    }

    private String idOf(String url) {
        return tenant.api()
                .get(tenant.path("/endpoints"))
                .path("find { it.url == '" + url + "' }.id");
    }

    private static long number(String id) {
        return UUID.fromString(id).getLeastSignificantBits() & 0xf_ffff_ffff_ffffL;
    }

    private RequestSpecification client() {
        return tenant.api(key).basePath("");
    }

    private static String body(Receiver receiver, String path) {
        return new String(receiver.await(path, 1, SOON).getFirst().body());
    }

    private static String foxtrot(String id) {
        return "data.webhooks.find { it.id == '" + id + "' }.";
    }

    private static String uuid(String drivly) {
        return drivly.substring("wbhk_".length())
                .replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
}
