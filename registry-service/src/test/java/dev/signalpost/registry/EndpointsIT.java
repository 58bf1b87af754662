package dev.signalpost.registry;

import static dev.signalpost.registry.RegistryApi.admin;
import static dev.signalpost.registry.RegistryApi.as;
import static dev.signalpost.registry.RegistryApi.endpoints;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.registry.EndpointSignal;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.contracts.registry.RegistryJson;
import dev.signalpost.contracts.registry.RegistryKey;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.testkit.Infrastructure;
import dev.signalpost.testkit.KafkaRecords;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class EndpointsIT {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private String application;
    private String path;

    @BeforeEach
    void makeApplication() {
        application = RegistryApi.application();
        path = endpoints(application);
    }

    @Test
    void anEndpointLivesFromCreateToDelete() {
        String id =
                admin().body(
                                """
                        {"url":"https://example.com/hook","eventTypes":["user.created","invoice.*"],"name":"Mine",
                         "uid":"my-endpoint","channels":["eu"],"retrySchedule":["5s","PT1M"],"deliveryFormat":"octohooks",
                         "headers":{"X-Token":"very secret"}}""")
                        .post(path)
                        .then()
                        .statusCode(201)
                        .body(
                                "keySet()",
                                hasItems(
                                        "channels",
                                        "enabled",
                                        "eventTypes",
                                        "name",
                                        "secrets",
                                        "uid",
                                        "url",
                                        "headers",
                                        "id"))
                        .body("enabled", is(true))
                        .body("secrets", empty())
                        .body("headers.X-Token", is("***"))
                        .body("retrySchedule", contains("PT5S", "PT1M"))
                        .body("deliveryFormat", is("octohooks"))
                        .extract()
                        .path("id");

        admin().get(path + "/my-endpoint").then().statusCode(200).body("id", is(id));
        admin().get(path).then().statusCode(200).body("id", contains(id));
        admin().body("{\"url\":\"https://example.org\",\"eventTypes\":[]}")
                .put(path + "/" + id)
                .then()
                .statusCode(200)
                .body("eventTypes", empty())
                .body("channels", contains("eu"))
                .body("name", is("Mine"));
        admin().body("{\"enabled\":false,\"name\":null}")
                .patch(path + "/" + id)
                .then()
                .statusCode(200)
                .body("enabled", is(false))
                .body("name", nullValue());
        admin().body("{\"url\":\"https://x.example\",\"uid\":\"my-endpoint\"}")
                .post(path)
                .then()
                .statusCode(409);
        admin().delete(path + "/" + id)
                .then()
                .statusCode(200)
                .body("url", is("https://example.org"));
        admin().get(path + "/" + id).then().statusCode(404);
    }

    @Test
    void badInputIsToldFieldByField() {
        admin().body("{}").post(path).then().statusCode(422).body("errors.field", contains("url"));
        for (String url :
                List.of(
                        "ftp://x.example",
                        "example.com",
                        "https://",
                        "http://u:p@x.example",
                        "https://x.example/#f")) {
            admin().body("{\"url\":\"" + url + "\"}")
                    .post(path)
                    .then()
                    .statusCode(422)
                    .body("errors.field", hasItems("url"));
        }
        admin().body(
                        """
                        {"url":"https://x.example","eventTypes":["ok","no spaces"],"channels":[""],
                         "secrets":["short"],"headers":{"Host":"x","bad name":"y","X":"a\\nb"},
                         "retrySchedule":["0s"],"uid":"%s"}"""
                                .formatted("u".repeat(257)))
                .post(path)
                .then()
                .statusCode(422)
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "eventTypes[1]",
                                "channels[0]",
                                "secrets[0]",
                                "headers.Host",
                                "headers.bad name",
                                "headers.X",
                                "retrySchedule",
                                "uid"));
        admin().body(
                        "{\"url\":5,\"enabled\":\"yes\",\"eventTypes\":\"a\",\"retrySchedule\":[\"soon\"],\"nope\":1}")
                .post(path)
                .then()
                .statusCode(422)
                .body(
                        "errors.field",
                        hasItems("url", "enabled", "eventTypes", "retrySchedule[0]", "nope"));
        admin().body("{\"url\":\"https://x.example\"}")
                .post(endpoints("nobody"))
                .then()
                .statusCode(404);
    }

    @Test
    void termsAreSetChangedAndTakenAway() {
        String id =
                admin().body(
                                """
                                {"url":"https://example.com/","ordered":true,"signature":"ed25519",
                                 "rateLimit":{"perSecond":2.5,"burst":5}}""")
                        .post(path)
                        .then()
                        .statusCode(201)
                        .body("ordered", is(true))
                        .body("rateLimit.perSecond", is(2.5f))
                        .body("rateLimit.burst", is(5))
                        .body("signature", is("ed25519"))
                        .extract()
                        .path("id");
        admin().get(path + "/" + id + "/secret")
                .then()
                .statusCode(200)
                .body("key", startsWith("whpk_"));
        admin().body("{\"rateLimit\":null,\"ordered\":false}")
                .patch(path + "/" + id)
                .then()
                .statusCode(200)
                .body("rateLimit", nullValue())
                .body("ordered", is(false))
                .body("signature", is("ed25519"));
        admin().body("{\"signature\":\"hmac\"}")
                .patch(path + "/" + id)
                .then()
                .body("signature", is("hmac"));
        admin().get(path + "/" + id + "/secret").then().body("key", startsWith("whsec_"));
        for (String wrong :
                List.of(
                        "{\"ordered\":\"yes\"}",
                        "{\"rateLimit\":5}",
                        "{\"rateLimit\":{\"perSecond\":\"5\"}}",
                        "{\"rateLimit\":{\"perSecond\":0}}",
                        "{\"rateLimit\":{\"perSecond\":5,\"burst\":0}}",
                        "{\"rateLimit\":{\"perSecond\":5,\"colour\":1}}",
                        "{\"signature\":\"rsa\"}")) {
            admin().body(wrong).patch(path + "/" + id).then().statusCode(422);
        }
    }

    @Test
    void secretsAreShownReplacedAndNeverStoredInClear() throws Exception {
        String id =
                admin().body("{\"url\":\"https://x.example\",\"secrets\":[\"" + SECRET + "\"]}")
                        .post(path)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");

        admin().get(path + "/" + id + "/secret").then().statusCode(200).body("key", is(SECRET));
        String next =
                admin().post(path + "/" + id + "/secret/rotate")
                        .then()
                        .statusCode(200)
                        .body("key", startsWith("whsec_"))
                        .body("key", not(is(SECRET)))
                        .extract()
                        .path("key");
        admin().get(path + "/" + id + "/secret").then().body("key", is(next));
        admin().body("{\"key\":\"x\"}")
                .post(path + "/" + id + "/secret/rotate")
                .then()
                .statusCode(422);

        EndpointState state = stateOnTopic(id);
        assertThat(state.secrets()).hasSize(2);
        assertThat(state.secrets().getFirst().expiresAt()).isNull();
        assertThat(state.secrets().get(1).expiresAt())
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)),
                        Instant.now().plus(Duration.ofHours(25)));
        assertNowhereInClear(SECRET);
        assertNowhereInClear(next);
    }

    @Test
    void narrowKeysSeeOnlyTheirPart() {
        String mine = create("https://mine.example");
        String other = create("https://other.example");
        String endpointKey =
                key(
                        "\"scope\":\"endpoint\",\"application\":\""
                                + application
                                + "\",\"endpoint\":\""
                                + mine
                                + "\"");
        String otherApplication = RegistryApi.application();

        as(endpointKey).get(path + "/" + mine).then().statusCode(200);
        as(endpointKey).get(path + "/" + other).then().statusCode(404);
        as(endpointKey).get(path).then().statusCode(200).body("id", contains(mine));
        as(endpointKey).get(endpoints(otherApplication)).then().statusCode(404);
        as(endpointKey).body("{\"url\":\"https://x.example\"}").post(path).then().statusCode(403);

        String reader =
                key(
                        "\"scope\":\"application\",\"application\":\""
                                + application
                                + "\",\"permissions\":[\"read\"]");
        as(reader).get(path).then().statusCode(200).body("$", hasSize(2));
        as(reader).delete(path + "/" + mine).then().statusCode(403);
        as(reader).get(endpoints(otherApplication)).then().statusCode(404);
        as(RegistryApi.stranger()).get(path + "/" + mine).then().statusCode(404);
    }

    @Test
    void theTopicHoldsTheNewestStateAndATombstoneInTheEnd() {
        String id = create("https://x.example");
        for (int i = 0; i < 20; i++) {
            admin().body("{\"url\":\"https://x.example/" + i + "\"}")
                    .patch(path + "/" + id)
                    .then()
                    .statusCode(200);
        }
        assertThat(records(id))
                .extracting(record -> state(record).url())
                .containsSubsequence(
                        "https://x.example/0", "https://x.example/10", "https://x.example/19");

        admin().delete("/api/v1/applications/" + application).then().statusCode(200);
        Awaitility.await().untilAsserted(() -> assertThat(records(id).getLast().value()).isNull());
    }

    @Test
    void aReceiverThatAnswersGoneIsDisabledOnceAndTheOperatorsHearOfIt() {
        // Given
        String id = create("https://gone.example");
        var gone = new EndpointSignal(EndpointId.of(id), EndpointSignal.Kind.GONE, Instant.now());

        // When
        try (var kafka = new KafkaRecords(Infrastructure.shared().bootstrapServers())) {
            for (int twice = 0; twice < 2; twice++) {
                kafka.produce(
                        new ProducerRecord<>(
                                Topic.ENDPOINT_SIGNALS.topicName(),
                                id.getBytes(UTF_8),
                                RegistryJson.write(gone)));
            }

            // Then
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () ->
                                    admin().get(path + "/" + id)
                                            .then()
                                            .body("enabled", is(false))
                                            .body(
                                                    "disabledReason",
                                                    is("The receiver answered 410 Gone.")));
            var event =
                    kafka.await(
                            Topic.MESSAGES.topicName(),
                            record -> new String(record.value(), UTF_8).contains(id),
                            Duration.ofSeconds(10));
            assertThat(new String(event.headers().lastHeader("ce_type").value(), UTF_8))
                    .isEqualTo("endpoint.disabled");
        }
        admin().body("{\"enabled\":true}")
                .patch(path + "/" + id)
                .then()
                .body("disabledReason", nullValue());
    }

    private String create(String url) {
        return admin().body("{\"url\":\"" + url + "\"}")
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String key(String fields) {
        return admin().body("{\"name\":\"k\"," + fields + "}")
                .post("/api/v1/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(String endpoint) {
        try (var kafka = new KafkaRecords(Infrastructure.shared().bootstrapServers())) {
            return kafka.read(Topic.REGISTRY.topicName()).stream()
                    .filter(
                            record ->
                                    new String(record.key(), UTF_8).equals("endpoint/" + endpoint))
                    .toList();
        }
    }

    private static EndpointState stateOnTopic(String endpoint) {
        return state(records(endpoint).getLast());
    }

    private static EndpointState state(ConsumerRecord<byte[], byte[]> record) {
        try {
            return (EndpointState) RegistryJson.read(RegistryKey.Kind.ENDPOINT, record.value());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static void assertNowhereInClear(String secret) throws Exception {
        var servers = Infrastructure.shared();
        try (var kafka = new KafkaRecords(servers.bootstrapServers());
                var database =
                        DriverManager.getConnection(
                                servers.jdbcUrl(), servers.user(), servers.password());
                var rows =
                        database.createStatement()
                                .executeQuery("SELECT e::text FROM registry.endpoint e")) {
            assertThat(kafka.read(Topic.REGISTRY.topicName()))
                    .filteredOn(record -> record.value() != null)
                    .allSatisfy(
                            record ->
                                    assertThat(new String(record.value(), UTF_8))
                                            .doesNotContain(secret));
            while (rows.next()) {
                assertThat(rows.getString(1)).doesNotContain(secret);
            }
        }
    }
}
