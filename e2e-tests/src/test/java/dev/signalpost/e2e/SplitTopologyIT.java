package dev.signalpost.e2e;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.e2e.setup.Program;
import dev.signalpost.e2e.setup.Split;
import dev.signalpost.e2e.setup.Tenant;
import dev.signalpost.testkit.KafkaRecords;
import dev.signalpost.testkit.Ledger;
import dev.signalpost.testkit.Receiver;
import io.restassured.http.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Four processes behind one base URL do what the one program does. */
class SplitTopologyIT {

    private final Split split = Split.shared();

    @Test
    void aMessageGoesAllTheWay() {
        Tenant tenant = split.tenant();
        try (Program worker = split.startDelivery();
                var receiver = new Receiver()) {
            String endpoint = tenant.endpoint(receiver.url("/split"));

            String message = tenant.send("invoice.paid", "{\"amount\": 12.50}");

            Receiver.Received request =
                    receiver.await("/split", 1, Duration.ofSeconds(30)).getFirst();
            assertThat(new String(request.body(), UTF_8)).isEqualTo("{\"amount\": 12.50}");
            assertThat(Ledger.isSigned(request, tenant.secret(endpoint))).isTrue();
            tenant.awaitDeliveries(message, 1, "success");
            tenant.api()
                    .post(
                            tenant.path(
                                    "/messages/"
                                            + message
                                            + "/endpoint-messages/"
                                            + endpoint
                                            + "/resend"))
                    .then()
                    .statusCode(202);
            assertThat(receiver.await("/split", 2, Duration.ofSeconds(30)).getLast().messageId())
                    .isEqualTo(message);
            assertThat(worker.output()).doesNotContain(" ERROR ");
        }
    }

    @Test
    void aPublisherOnKafkaNeedsNoHttp() {
        Tenant tenant = split.tenant();
        String environment = environment(tenant);
        try (Program worker = split.startDelivery();
                var receiver = new Receiver();
                var kafka = new KafkaRecords(split.servers().bootstrapServers())) {
            tenant.endpoint(receiver.url("/kafka"));
            var record =
                    new ProducerRecord<>(
                            Topic.MESSAGES.topicName(),
                            tenant.uid().getBytes(UTF_8),
                            "{\"n\": 1.0}".getBytes(UTF_8));
            String id = UUID.randomUUID().toString();
            Map.of(
                            "ce_specversion", "1.0",
                            "ce_id", id,
                            "ce_type", "contact.created",
                            "ce_source", "/crm",
                            "ce_subject", tenant.uid(),
                            "ce_environment", environment,
                            "content-type", "application/json")
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));

            kafka.produce(record);

            Receiver.Received request =
                    receiver.await("/kafka", 1, Duration.ofSeconds(30)).getFirst();
            assertThat(request.messageId()).isEqualTo(id);
            assertThat(new String(request.body(), UTF_8)).isEqualTo("{\"n\": 1.0}");
            tenant.awaitDeliveries(id, 1, "success");
            assertThat(worker.output()).doesNotContain(" ERROR ");
        }
    }

    @Test
    void linksInAnswersLeadThroughTheGateway() {
        Tenant tenant = split.tenant();
        tenant.endpoint("https://example.com/one");
        tenant.endpoint("https://example.com/two");

        String link =
                tenant.api().get(tenant.path("/endpoints?limit=1")).then().extract().header("Link");

        assertThat(link).startsWith("<" + split.url() + "/api/v1/");
    }

    @Test
    void everyRouteOfEveryServiceGoesToThatService() {
        split.services()
                .forEach(
                        (service, url) -> {
                            Map<String, Map<String, Object>> paths =
                                    given().queryParam("format", "json")
                                            .get(url + "/q/openapi")
                                            .jsonPath()
                                            .getMap("paths");
                            assertThat(paths).as(service).isNotEmpty();
                            paths.forEach(
                                    (path, operations) ->
                                            operations.keySet().stream()
                                                    .filter(
                                                            name ->
                                                                    List.of(
                                                                                    "get", "post",
                                                                                    "put", "patch",
                                                                                    "delete")
                                                                            .contains(name))
                                                    .forEach(
                                                            method ->
                                                                    assertGoesTo(
                                                                            service, method,
                                                                            path)));
                        });
    }

    @Test
    void whatOperatorsSeeIsNotPublic() {
        given().get(split.url() + "/q/metrics").then().statusCode(404);
        given().get(split.url() + "/healthz").then().statusCode(200).body(equalTo("ok\n"));
    }

    @Test
    void severalWorkersShareTheWork() {
        Tenant tenant = split.tenant();
        try (Program first = split.startDelivery();
                Program second = split.startDelivery();
                var receiver = new Receiver()) {
            tenant.endpoint(receiver.url("/shared"));
            for (int i = 0; i < 100; i++) {
                tenant.send("invoice.paid", Integer.toString(i));
            }
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(receiver.count("/shared")).isEqualTo(100));
            assertThat(first.output() + second.output()).doesNotContain(" ERROR ");
        }
    }

    private void assertGoesTo(String service, String method, String path) {
        String concrete = path.replaceAll("\\{[^}]+}", "some-id");
        String answered =
                given().request(
                                Method.valueOf(method.toUpperCase(java.util.Locale.ROOT)),
                                split.url() + concrete)
                        .header("X-Signalpost-Service");
        assertThat(answered).as(method + " " + path).isEqualTo(service);
    }

    /** The environment's id, which every answer about a key tells. */
    private static String environment(Tenant tenant) {
        return tenant.api().get("/environment").then().statusCode(200).extract().path("id");
    }
}
