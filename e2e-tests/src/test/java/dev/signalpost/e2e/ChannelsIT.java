package dev.signalpost.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.signalpost.e2e.setup.ChannelsClient;
import dev.signalpost.e2e.setup.Standalone;
import dev.signalpost.testkit.Ledger;
import dev.signalpost.testkit.Receiver;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Channels client that only knows another base URL. */
class ChannelsIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final ChannelsClient client =
            new ChannelsClient(Standalone.shared().url(), Standalone.KEY);
    private final String guid = "g-" + UUID.randomUUID().toString().substring(0, 20);
    private final JsonPath channel = client.create(Map.of("guid", guid)).jsonPath();
    private final String path = "/v1/channels/" + channel.getLong("id");
    private final String publisher = channel.getString("publisher_key");

    @Test
    void aGuidIsTakenOnce() {
        client.create(Map.of("guid", guid))
                .then()
                .statusCode(422)
                .body("errors", hasItem("Guid has already been taken"));
    }

    @Test
    void anybodyMayMakeAChannel() {
        Response made =
                client.nobody()
                        .formParam("name", "open")
                        .formParam("email", "a@b.example")
                        .post("/v1/channels");

        made.then()
                .statusCode(201)
                .body("name", equalTo("open"))
                .body("description", nullValue())
                .body("guid", nullValue())
                .body("public", equalTo(false))
                .body("publisher_key", matchesPattern("pk_[0-9a-f]{40}"));
        assertThat(made.jsonPath().getLong("id")).isBetween(1L, 1L << 53);
        as(made.path("publisher_key"))
                .get("/v1/channels/" + made.jsonPath().getLong("id"))
                .then()
                .statusCode(200);
    }

    @Test
    void aChannelLivesFromPostToDelete() {
        as(publisher)
                .get(path)
                .then()
                .statusCode(200)
                .body("id", equalTo(channel.getLong("id")))
                .body("name", equalTo("channel"))
                .body("email", equalTo("a@b.example"))
                .body("publisher_key", equalTo(publisher));
        as(publisher)
                .formParam("name", "new")
                .formParam("description", "d\u00e9j\u00e0")
                .formParam("guid", "other")
                .put("/v1/channels/" + guid)
                .then()
                .statusCode(200)
                .body("name", equalTo("new"))
                .body("description", equalTo("d\u00e9j\u00e0"))
                .body("guid", equalTo(guid))
                .body("email", equalTo("a@b.example"));
        as(publisher)
                .contentType(ContentType.JSON)
                .body("{\"description\":null,\"public\":true}")
                .put(path)
                .then()
                .statusCode(200)
                .body("description", nullValue())
                .body("public", equalTo(true));
        as(publisher).delete(path).then().statusCode(200).body("response", equalTo("ok"));
        client.environment().get(path).then().statusCode(404).body("error", equalTo("not_found"));
        await().atMost(SOON).untilAsserted(() -> as(publisher).get(path).then().statusCode(401));
    }

    @Test
    void aWebhookAnswersToBothKeys() {
        JsonPath webhook = client.webhook(path, publisher, "https://a.example/").jsonPath();
        String subscriber = webhook.getString("subscriber_key");
        String one = path + "/webhooks/" + webhook.getLong("id");

        assertThat(subscriber).matches("sk_[0-9a-f]{40}");
        as(publisher)
                .get(path + "/webhooks")
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].id", equalTo(webhook.getLong("id")))
                .body("[0].subscriber_key", equalTo(subscriber));
        for (String key : List.of(publisher, subscriber)) {
            as(key).get(one).then().statusCode(200).body("name", equalTo("sub"));
            as(key).formParam("webhook_url", "https://b.example/")
                    .put(one)
                    .then()
                    .statusCode(200)
                    .body("webhook_url", equalTo("https://b.example/"))
                    .body("name", equalTo("sub"));
        }
        JsonPath other = client.webhook(path, publisher, "https://c.example/").jsonPath();
        as(subscriber)
                .get(path + "/webhooks/" + other.getLong("id"))
                .then()
                .statusCode(404)
                .body("error", equalTo("not_found"));
        as(subscriber).get(path + "/webhooks").then().statusCode(401);
        as(subscriber).get(path).then().statusCode(401);
        as(subscriber).delete(one).then().statusCode(200).body("response", equalTo("ok"));
        as(publisher).get(one).then().statusCode(404);
    }

    @Test
    void anEventReachesItsWebhooksAndIsInTheLog() {
        try (var receiver = new Receiver()) {
            // Given
            receiver.answer("/no", Receiver.Answer.status(204));
            long processed =
                    client.webhook(path, publisher, receiver.url("/yes")).jsonPath().getLong("id");
            long pending =
                    client.webhook(path, publisher, receiver.url("/no")).jsonPath().getLong("id");

            // When
            Response published =
                    as(publisher)
                            .formParam("event_name", "request created")
                            .formParam("ext_ref_code", "r-1")
                            .formParam("event_url", "https://p.example/1")
                            .formParam("data[any]", "1")
                            .formParam("data[list][]", "a", "b")
                            .formParam("data[deep][er][est]", "\u20ac")
                            .post(path + "/events");

            // Then
            String event =
                    "{\"id\":%d,\"event_name\":\"request created\",\"ext_ref_code\":\"r-1\",\"event_url\":\"https://p.example/1\",\"data\":{\"any\":\"1\",\"list\":[\"a\",\"b\"],\"deep\":{\"er\":{\"est\":\"\u20ac\"}}}}"
                            .formatted(published.jsonPath().getLong("id"));
            assertThat(published.statusCode()).isEqualTo(201);
            assertThat(published.asString()).isEqualTo(event);
            Receiver.Received request = receiver.await("/yes", 1, SOON).getFirst();
            assertThat(new String(request.body(), UTF_8)).isEqualTo(event);
            String secret = client.secret(guid, receiver.url("/yes"));
            assertThat(Ledger.isSigned(request, secret)).isTrue();
            String one = path + "/events/" + published.jsonPath().getLong("id");
            assertThat(as(publisher).get(one).asString()).isEqualTo(event);
            for (String log : List.of("/notification_log", "/log")) {
                await().atMost(SOON)
                        .untilAsserted(
                                () ->
                                        assertLogged(
                                                as(publisher).get(one + log), processed, pending));
            }
        }
    }

    private static void assertLogged(Response log, long processed, long pending) {
        log.then()
                .statusCode(200)
                .body("", hasSize(2))
                .body(of(processed) + "status", equalTo("processed"))
                .body(of(processed) + "http_code", equalTo(200))
                .body(of(pending) + "status", equalTo("pending"))
                .body(of(pending) + "http_code", equalTo(204))
                .body(of(pending) + "number_of_retries", equalTo(0))
                .body(of(pending) + "webhook_url", endsWith("/no"));
    }

    @Test
    void anEventThatCannotBeDeliveredShowsAsFailed() {
        try (var receiver = new Receiver()) {
            receiver.answer("/gone", Receiver.Answer.status(410));
            long webhook =
                    client.webhook(path, publisher, receiver.url("/gone")).jsonPath().getLong("id");
            long event =
                    as(publisher)
                            .contentType(ContentType.JSON)
                            .body("{\"event_name\":\"e\",\"data\":{\"n\": 1.0}}")
                            .post(path + "/events")
                            .jsonPath()
                            .getLong("id");

            assertThat(new String(receiver.await("/gone", 1, SOON).getFirst().body(), UTF_8))
                    .as("JSON data keeps its bytes")
                    .contains("\"data\":{\"n\": 1.0}");
            await().atMost(SOON)
                    .untilAsserted(
                            () ->
                                    as(publisher)
                                            .get(path + "/events/" + event + "/notification_log")
                                            .then()
                                            .body(of(webhook) + "status", equalTo("failed"))
                                            .body(of(webhook) + "error_message", not(nullValue())));
        }
    }

    @Test
    void aPublicChannelNeedsNoKeyForReadingAndPublishing() {
        client.nobody().get(path).then().statusCode(401);
        as(publisher).formParam("public", "true").put(path).then().statusCode(200);

        client.nobody()
                .get(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("channel"))
                .body("$", not(hasKey("publisher_key")));
        client.nobody().get("/v1/channels/" + guid).then().statusCode(200);
        Response published =
                client.nobody()
                        .formParam("event_name", "e")
                        .formParam("data[a]", "1")
                        .post(path + "/events");
        published.then().statusCode(201);
        String event = path + "/events/" + published.jsonPath().getLong("id");
        client.nobody().get(event).then().statusCode(200);
        client.nobody().get(event + "/notification_log").then().statusCode(401);
        client.nobody().get(path + "/webhooks").then().statusCode(401);
        client.nobody()
                .formParam("webhook_url", "https://a.example/")
                .post(path + "/webhooks")
                .then()
                .statusCode(401);
        client.nobody().formParam("name", "x").put(path).then().statusCode(401);
        client.nobody().delete(path).then().statusCode(401);
        as("").get(path).then().statusCode(401);

        as(publisher).formParam("public", "0").put(path).then().statusCode(200);
        await().atMost(SOON).untilAsserted(() -> client.nobody().get(path).then().statusCode(401));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | Name can't be blank",
                "name=&email=a@b.example | Name can't be blank",
                "name=x | Email can't be blank",
                "name=x&email=nobody | Email is not an e-mail address",
                "name=1234567890123456789012345678901&email=a@b.example | Name is too long (maximum is 30 characters)",
                "name=x&email=a@b.example&guid=1234567890123456789012345678901 | Guid is too long (maximum is 30 characters)",
                "name=x&email=a@b.example&public=perhaps | Public is neither true nor false",
                "name[a]=x&email=a@b.example | Name is not a text",
                "name=x&email=a@b.example&surprise=1 | Surprise is not known here",
                "name=x&name[a]=y | The form's key 'name[a]' contradicts another key of the form",
                "name=%zz | The form has a broken percent escape"
            })
    void aWrongChannelIsRefusedInASentence(String form, String sentence) {
        refused(client.environment(), form, "/v1/channels", sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | Webhook url can't be blank",
                "webhook_url=ftp://a.example/ | Webhook url must be an absolute http or https URL without user information and fragment",
                "webhook_url=a.example | Webhook url must be an absolute http or https URL without user information and fragment",
                "webhook_url[]=https://a.example/ | Webhook url is not a text"
            })
    void aWrongWebhookIsRefusedInASentence(String form, String sentence) {
        refused(as(publisher), form, path + "/webhooks", sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | Event name can't be blank",
                "event_name=e | Data can't be blank",
                "event_name=e&data=x | Data must be nested fields, as data[key]=value",
                "event_name=1234567890123456789012345678901&data[a]=1 | Event name is too long (maximum is 30 characters)",
                "event_name=e&ext_ref_code=1234567890123456789012345678901&data[a]=1 | Ext ref code is too long (maximum is 30 characters)",
                "event_name=e&data[a]=1&colour=red | Colour is not known here"
            })
    void aWrongEventIsRefusedInASentence(String form, String sentence) {
        refused(as(publisher), form, path + "/events", sentence);
    }

    @Test
    void brokenJsonAndAHugeBodyAreRefused() {
        for (String body : List.of("{", "[]", "7", "{\"event_name\":\"e\",\"event_name\":\"f\"}")) {
            as(publisher)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post(path + "/events")
                    .then()
                    .statusCode(422)
                    .body("errors", hasItem("Body must be a JSON object"));
        }
        for (int size : List.of(360_000, 1_100_000)) {
            as(publisher)
                    .formParam("event_name", "e")
                    .formParam("data[a]", "x".repeat(size))
                    .post(path + "/events")
                    .then()
                    .statusCode(413)
                    .body("error", equalTo("too_large"));
        }
    }

    @Test
    void keysPathsMethodsAndMediaTypesAreAnsweredInItsShape() {
        JsonPath other = client.create(Map.of()).jsonPath();
        String theirs = "/v1/channels/" + other.getLong("id");
        long webhook =
                as(other.getString("publisher_key"))
                        .formParam("webhook_url", "https://t.example/")
                        .post(theirs + "/webhooks")
                        .jsonPath()
                        .getLong("id");
        for (String url :
                List.of(path, path + "/webhooks", path + "/webhooks/1", path + "/events/1/log")) {
            client.nobody()
                    .get(url)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", "Basic realm=\"Channels\"")
                    .body("error", equalTo("unauthorized"));
            as("pk_wrong").get(url).then().statusCode(401).body("error", equalTo("unauthorized"));
        }
        for (String url :
                List.of(
                        theirs,
                        theirs + "/webhooks",
                        theirs + "/webhooks/" + webhook,
                        path + "/webhooks/" + webhook,
                        path + "/webhooks/none",
                        path + "/events/1",
                        path + "/events/1/notification_log",
                        path + "/none/of/these")) {
            as(publisher).get(url).then().statusCode(404).body("error", equalTo("not_found"));
        }
        as(publisher)
                .formParam("event_name", "e")
                .formParam("data[a]", "1")
                .post(theirs + "/events")
                .then()
                .statusCode(404)
                .body("error", equalTo("not_found"));
        as(publisher).delete(theirs).then().statusCode(404);
        as(publisher)
                .delete("/v1/channels")
                .then()
                .statusCode(405)
                .body("error", equalTo("method_not_allowed"));
        as(publisher)
                .contentType(ContentType.XML)
                .body("<a/>")
                .post(path + "/events")
                .then()
                .statusCode(415)
                .body("error", equalTo("unsupported_media_type"));
    }

    private void refused(RequestSpecification by, String form, String url, String sentence) {
        by.contentType("application/x-www-form-urlencoded")
                .body(form)
                .post(url)
                .then()
                .statusCode(422)
                .body("errors", hasItem(sentence));
    }

    private static String of(long webhook) {
        return "find { it.webhook_id == " + webhook + "L }.";
    }

    private RequestSpecification as(String key) {
        return client.as(key);
    }
}
