package dev.signalpost.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.signalpost.e2e.setup.Signatures;
import dev.signalpost.e2e.setup.Standalone;
import dev.signalpost.e2e.setup.Tenant;
import dev.signalpost.testkit.Ledger;
import dev.signalpost.testkit.Receiver;
import dev.signalpost.testkit.Receiver.Answer;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Drivly client that only knows another base URL and another key; the user is an application. */
class DrivlyIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Tenant user = Standalone.shared().tenant();
    private final String key = user.applicationKey();

    @Test
    void aWebhookLivesFromCreateToDelete() {
        // Given
        Response made = create("https://a.example/", List.of("airtable.*.records.*"));
        made.then()
                .statusCode(200)
                .body("api.webhooks", equalTo(user.url() + "/api/webhooks"))
                .body("user.id", equalTo(user.id()))
                .body("data.id", matchesPattern("wbhk_[0-9a-f]{32}"))
                .body("data.userID", equalTo(user.uid()))
                .body("data.url", equalTo("https://a.example/"))
                .body("data.events", equalTo(List.of("airtable.*.records.*")))
                .body("data.secret", startsWith("wbhk_sec_"))
                .body("data.lastExecuted", nullValue())
                .body("data.lastStatus", nullValue());
        String id = made.path("data.id");

        // Then
        client().get("/api/webhooks")
                .then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body("data[0].id", equalTo(id))
                .body("data[0].pending", equalTo(0))
                .body(
                        "data[0].deleteWebhook",
                        equalTo(user.url() + "/api/webhooks/" + id + "/delete"))
                .body("data[0].logs", equalTo(user.url() + "/api/webhooks/" + id + "/logs"));
        client().redirects()
                .follow(false)
                .get("/api/webhooks/" + id + "/delete")
                .then()
                .statusCode(302)
                .header("Location", equalTo(user.url() + "/api/webhooks"));
        client().get("/api/webhooks").then().body("data", hasSize(0));
        String second =
                client().body(Map.of("url", "https://b.example/", "events", List.of()))
                        .post("/api/webhooks")
                        .path("data.id");
        client().delete("/api/webhooks/" + second).then().statusCode(204);
        client().delete("/api/webhooks/" + second).then().statusCode(404);
    }

    @Test
    void anEventIsWrappedSignedAndLogged() {
        try (var receiver = new Receiver()) {
            // Given
            receiver.answer("/hook", Answer.status(200).withBody("thanks".getBytes(UTF_8)));
            Response made = create(receiver.url("/hook"), List.of("order.*"));
            String id = made.path("data.id");
            String secret = made.path("data.secret");

            // When
            platform()
                    .body(
                            "{\"userID\":\""
                                    + user.uid()
                                    + "\",\"event\":\"order.created\",\"object\":{\"n\": 1.0}}")
                    .post("/api/trigger")
                    .then()
                    .statusCode(200)
                    .body("success", equalTo(true))
                    .body("webhooks", equalTo(List.of(id)));

            // Then
            Receiver.Received request = receiver.await("/hook", 1, SOON).getFirst();
            String body = new String(request.body(), UTF_8);
            assertThat(body)
                    .matches(
                            "\\{\"event\":\"order.created\",\"object\":\\{\"n\": 1.0},\"id\":\"evt_[0-9a-f]{32}\",\"repeat_count\":0}");
            assertThat(request.header("x-webhook-id")).isEqualTo(id);
            assertThat(request.header("x-signature")).matches("t=\\d{13},v1=[0-9a-f]{64}");
            assertThat(Signatures.timestamped(request.header("x-signature"), body, secret))
                    .isTrue();
            assertThat(Ledger.isSigned(request, secret.replace("wbhk_sec_", "whsec_"))).isTrue();
            await().atMost(SOON)
                    .untilAsserted(
                            () ->
                                    client().get("/api/webhooks/" + id + "/logs")
                                            .then()
                                            .statusCode(200)
                                            .body("data.logs", hasSize(1))
                                            .body("data.logs[0].status", equalTo(200))
                                            .body("data.logs[0].event", equalTo("order.created"))
                                            .body("data.logs[0].response", equalTo("thanks"))
                                            .body("data.logs[0].key", notNullValue())
                                            .body("data.next", nullValue()));
            client().get("/api/webhooks/" + id + "/logs?prefix=invoice")
                    .then()
                    .body("data.logs", hasSize(0));
            client().get("/api/webhooks")
                    .then()
                    .body("data[0].lastStatus", equalTo(200))
                    .body("data[0].lastExecuted", notNullValue());
        }
    }

    @Test
    void logsComeFifteenAPage() {
        try (var receiver = new Receiver()) {
            // Given
            String id = create(receiver.url("/many"), List.of("a")).path("data.id");
            for (int i = 0; i < 17; i++) {
                user.send("a", Integer.toString(i));
            }
            receiver.await("/many", 17, SOON);
            await().atMost(SOON)
                    .untilAsserted(
                            () ->
                                    client().get("/api/webhooks/" + id + "/logs")
                                            .then()
                                            .body("data.logs", hasSize(15))
                                            .body("data.next", notNullValue()));

            // When
            String next = client().get("/api/webhooks/" + id + "/logs").path("data.next");

            // Then
            assertThat(next).startsWith(user.url() + "/api/webhooks/" + id + "/logs?cursor=");
            await().atMost(SOON)
                    .untilAsserted(
                            () ->
                                    client().urlEncodingEnabled(false)
                                            .get(next)
                                            .then()
                                            .body("data.logs", hasSize(2))
                                            .body("data.next", nullValue()));
        }
    }

    @Test
    void onlyStatus200IsSuccess() {
        try (var receiver = new Receiver()) {
            receiver.answer("/created", Answer.status(201));
            create(receiver.url("/created"), List.of("a"));

            String message = user.send("a", "1");

            user.awaitDeliveries(message, 1, "pending")
                    .then()
                    .body("[0].attempts[0].statusCode", equalTo(201));
        }
    }

    @Test
    void aTestIsSentToThatWebhookAloneAndItsAnswerReported() {
        try (var receiver = new Receiver()) {
            // Given
            receiver.answer(
                    "/tested", Answer.status(418).withBody("short and stout".getBytes(UTF_8)));
            String id = create(receiver.url("/tested"), List.of("nothing.else")).path("data.id");
            create(receiver.url("/other"), List.of());

            // When
            client().get("/api/webhooks/" + id + "/trigger-test")
                    .then()
                    .statusCode(200)
                    .body("data.status", equalTo(418))
                    .body("data.event", equalTo("testEvent.created"))
                    .body("data.response", equalTo("short and stout"))
                    .body("data.createdAt", notNullValue());

            // Then
            assertThat(new String(receiver.requests("/tested").getFirst().body(), UTF_8))
                    .contains("\"event\":\"testEvent.created\"", "\"hello\":\"world\"");
            assertThat(receiver.count("/other")).isZero();
        }
    }

    @Test
    void requiresAckWaitsForA200() {
        try (var receiver = new Receiver()) {
            receiver.answer("/ack", Answer.status(200).after(Duration.ofMillis(300)));
            String id = create(receiver.url("/ack"), List.of("order.*")).path("data.id");

            platform()
                    .body(
                            "{\"userID\":\""
                                    + user.id()
                                    + "\",\"event\":\"order.created\",\"object\":1}")
                    .post("/api/trigger?requires-ack=true")
                    .then()
                    .statusCode(200)
                    .body("success", equalTo(true))
                    .body("webhooks", equalTo(List.of(id)));
            assertThat(receiver.count("/ack")).isEqualTo(1);
        }
    }

    @Test
    void withoutA200TheAcknowledgementTimesOut() {
        try (var receiver = new Receiver()) {
            receiver.answer("/nack", Answer.status(201));
            create(receiver.url("/nack"), List.of());

            platform()
                    .body(Map.of("userID", user.id(), "event", "a", "object", 1))
                    .post("/api/trigger?requires-ack=true")
                    .then()
                    .statusCode(504)
                    .body("success", equalTo(false));
        }
    }

    @Test
    void aPersonLogsInWithAKeyAndOtherSitesCannotUseTheSession() {
        // Given
        String id = create("https://a.example/", List.of()).path("data.id");
        RequestSpecification browser = browser();
        browser.get("/api/webhooks")
                .then()
                .statusCode(302)
                .header("Location", containsString("/login"));
        browser()
                .get("/login")
                .then()
                .statusCode(200)
                .contentType(ContentType.HTML)
                .body(containsString("API key"));
        browser()
                .contentType(ContentType.URLENC)
                .formParam("key", "wrong")
                .post("/login")
                .then()
                .statusCode(401);

        // When
        Response session =
                browser().contentType(ContentType.URLENC).formParam("key", key).post("/login");

        // Then
        session.then()
                .statusCode(302)
                .header("Set-Cookie", containsString("HttpOnly"))
                .header("Set-Cookie", containsString("SameSite=Strict"));
        String cookie = session.getCookie("signalpost_session");
        browser()
                .cookie("signalpost_session", cookie)
                .get("/api/webhooks")
                .then()
                .statusCode(200)
                .body("data", hasSize(1));
        browser()
                .cookie("signalpost_session", cookie)
                .header("Sec-Fetch-Site", "cross-site")
                .get("/api/webhooks/" + id + "/delete")
                .then()
                .statusCode(302)
                .header("Location", containsString("/login"));
        client().get("/api/webhooks").then().body("data", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/webhooks | {",
                "/api/webhooks | []",
                "/api/webhooks | {\"events\":[]}",
                "/api/webhooks/create | {\"url\":\"https://a.example/\"}",
                "/api/webhooks/create | {\"url\":7,\"events\":[]}",
                "/api/webhooks/create | {\"url\":\"a.example\",\"events\":[]}",
                "/api/webhooks/create | {\"url\":\"https://a.example/\",\"events\":[\"a b\"]}",
                "/api/webhooks/create | {\"url\":\"https://a.example/\",\"events\":[],\"surprise\":1}",
                "/api/trigger | {",
                "/api/trigger | {\"userID\":\"u\",\"event\":\"a\"}",
                "/api/trigger | {\"userID\":5,\"event\":\"a\",\"object\":1}",
                "/api/trigger | {\"userID\":\"u\",\"event\":\"not allowed\",\"object\":1}",
                "/api/trigger | {\"userID\":\"u\",\"event\":\"a\",\"object\":1,\"surprise\":1}"
            })
    void aWrongBodyIsRefused(String path, String body) {
        platform()
                .body(body)
                .post(path)
                .then()
                .statusCode(400)
                .contentType(ContentType.JSON)
                .body("error.status", equalTo(400))
                .body("error.message", notNullValue());
    }

    @Test
    void keysAndOthersWebhooksAreRefusedPlainly() {
        Tenant other = Standalone.shared().tenant();
        String theirs = "wbhk_" + other.endpoint("https://theirs.example/").replace("-", "");

        for (String path :
                List.of(
                        "/api",
                        "/api/webhooks",
                        "/api/webhooks/" + theirs + "/logs",
                        "/api/webhooks/" + theirs + "/delete")) {
            user.api("nobody")
                    .basePath("")
                    .get(path)
                    .then()
                    .statusCode(401)
                    .body("error.status", equalTo(401));
        }
        for (String id : List.of(theirs, "wbhk_1", "nonsense")) {
            for (String what : List.of("/logs", "/delete", "/trigger-test")) {
                client().get("/api/webhooks/" + id + what)
                        .then()
                        .statusCode(404)
                        .body("error.status", equalTo(404));
            }
            client().delete("/api/webhooks/" + id).then().statusCode(404);
        }
        client().body("{\"userID\":\"x\",\"event\":\"a\",\"object\":1}")
                .post("/api/trigger")
                .then()
                .statusCode(403);
        platform()
                .body("{\"userID\":\"nobody\",\"event\":\"a\",\"object\":1}")
                .post("/api/trigger")
                .then()
                .statusCode(404);
        client().put("/api/webhooks").then().statusCode(405).body("error.status", equalTo(405));
        client().contentType(ContentType.TEXT)
                .body("{}")
                .post("/api/webhooks")
                .then()
                .statusCode(415)
                .body("error.status", equalTo(415));
        client().get("/api/nothing/here").then().statusCode(404).body("error.status", equalTo(404));
        client().get("/api")
                .then()
                .statusCode(200)
                .body("api.trigger", equalTo(user.url() + "/api/trigger"))
                .body("user.id", equalTo(user.id()));
        client().get("/api/webhooks/" + "x/logs?cursor=!").then().statusCode(404);
        other.api().get(other.path("/endpoints")).then().body("", hasSize(1));
    }

    @Test
    void linksNameTheHostThatTheCallerUsed() {
        client().header("X-Forwarded-Host", "hooks.example")
                .header("X-Forwarded-Proto", "https")
                .get("/api")
                .then()
                .body("api.webhooks", equalTo("https://hooks.example/api/webhooks"));
    }

    private Response create(String url, List<String> events) {
        return client().body(Map.of("url", url, "events", events)).post("/api/webhooks/create");
    }

    private RequestSpecification client() {
        return user.api(key).basePath("");
    }

    private RequestSpecification platform() {
        return user.api().basePath("");
    }

    private RequestSpecification browser() {
        return io.restassured.RestAssured.given()
                .baseUri(user.url())
                .accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .redirects()
                .follow(false);
    }
}
