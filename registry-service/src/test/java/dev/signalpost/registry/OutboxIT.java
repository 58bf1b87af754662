package dev.signalpost.registry;

import static dev.signalpost.registry.RegistryApi.admin;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.testkit.Infrastructure;
import dev.signalpost.testkit.KafkaRecords;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the table to the topic: in order, and nothing lost. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class OutboxIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final KafkaRecords kafka = new KafkaRecords(Infrastructure.shared().bootstrapServers());
    private final javax.sql.DataSource database;

    OutboxIT(@DataSource("registry") javax.sql.DataSource database) {
        this.database = database;
    }

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void ofConcurrentChangesTheLastOneInTheTableIsTheLastOneOnTheTopic() {
        // Given
        String application =
                admin().body(Map.of("name", "0", "uid", "outbox-" + UUID.randomUUID()))
                        .post("/api/v1/applications")
                        .path("id");

        // When
        List<CompletableFuture<Integer>> changes =
                IntStream.range(1, 100)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        admin().body(Map.of("name", "name-" + i))
                                                                .patch(
                                                                        "/api/v1/applications/"
                                                                                + application)
                                                                .statusCode()))
                        .toList();

        // Then
        assertThat(changes).extracting(CompletableFuture::join).containsOnly(200);
        String name = admin().get("/api/v1/applications/" + application).path("name");
        List<String> published = published("application/" + application);
        assertThat(published).hasSize(100);
        assertThat(published.getLast()).contains("\"name\":\"" + name + "\"");
    }

    @Test
    void whatWasCommittedAndNotPublishedIsPublishedLater() throws SQLException {
        // Given
        String key = "application/" + UUID.randomUUID();

        // When
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO registry.outbox (topic, key, value) VALUES (?, ?, ?)")) {
            insert.setString(1, Topic.REGISTRY.topicName());
            insert.setString(2, key);
            insert.setBytes(3, "{}".getBytes(UTF_8));
            insert.executeUpdate();
        }

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(published(key)).containsExactly("{}"));
    }

    @Test
    void withoutKafkaAChangeIsTakenWithAWarningAndPublishedOnceItIsBack() throws IOException {
        // Given
        String uid = "outbox-" + UUID.randomUUID();

        // When
        Infrastructure.shared().stopKafka();
        String id;
        try {
            id =
                    admin().body(Map.of("name", "meanwhile", "uid", uid))
                            .post("/api/v1/applications")
                            .then()
                            .statusCode(201)
                            .header(
                                    "Warning",
                                    org.hamcrest.Matchers.containsString("not yet visible"))
                            .extract()
                            .path("id");
        } finally {
            Infrastructure.shared().startKafka();
        }

        // Then
        await().atMost(SOON.multipliedBy(2))
                .untilAsserted(() -> assertThat(published("application/" + id)).isNotEmpty());
    }

    private List<String> published(String key) {
        return kafka.read(Topic.REGISTRY.topicName()).stream()
                .filter(record -> new String(record.key(), UTF_8).equals(key))
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }
}
