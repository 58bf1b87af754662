package dev.signalpost.e2e;

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
import org.junit.jupiter.api.Test;

/** The dialects are views of the same endpoints and messages. */
class CrossDialectIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Tenant tenant = Standalone.shared().tenant();
    private final String key = tenant.applicationKey();

    @Test
    void whatOneDialectCreatesTheOthersShowAndWhatOneDeletesIsGoneForAll() {
        // Given
        String drivly =
                uuid(
                        client().body(Map.of("url", "https://d.example/", "events", List.of("a")))
                                .post("/api/webhooks")
                                .path("data.id"));
        String foxtrot =
                client().body(
                                Map.of(
                                        "webhook_url",
                                        "https://f.example/",
                                        "events",
                                        List.of("ROUTE_CREATED"),
                                        "dc_ids",
                                        List.of("1")))
                        .post("/webhooks")
                        .path("data.webhook.id");
        String driftwood =
                client().body(Map.of("url", "https://w.example/", "events", List.of("b")))
                        .post("/api/webhooks-create")
                        .path("result.id");
        String natively =
                tenant.endpoint(
                        "https://n.example/",
                        Map.of("eventTypes", List.of("c"), "channels", List.of("1")));

        // Then
        String[] all = {drivly, foxtrot, driftwood, natively};
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
        assertThat(listed).hasSize(4).allMatch(id -> List.of(all).contains(uuid(id)));

        // When
        client().body(Map.of("enabled", false))
                .patch("/webhooks/" + driftwood)
                .then()
                .statusCode(200);
        client().delete("/webhooks/" + drivly).then().statusCode(200);
        client().body(Map.of("id", foxtrot)).post("/api/webhooks-delete").then().statusCode(200);
        client().delete("/api/webhooks/wbhk_" + natively.replace("-", "")).then().statusCode(204);

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
            tenant.awaitDeliveries(message, 3, "success");
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
