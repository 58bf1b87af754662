package dev.signalpost.log;

import static dev.signalpost.log.Scene.SOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.testkit.Infrastructure;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows are exactly once, whatever happens to the database. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class RecordingIT {

    private final Scene scene = new Scene();
    private final javax.sql.DataSource database;

    RecordingIT(@DataSource("log") javax.sql.DataSource database) {
        this.database = database;
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void whatIsNoMessageIsPassedOver() {
        // Given
        scene.kafka.produce(
                new ProducerRecord<>(
                        Topic.MESSAGES.topicName(), 0, null, "poison".getBytes(UTF_8)));
        scene.kafka.produce(
                new ProducerRecord<>(
                        Topic.ATTEMPTS.topicName(), 0, null, "poison".getBytes(UTF_8)));

        // When
        MessageId message = scene.installation.send("invoice.paid", "1");

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(rows(message)).isEqualTo(1));
    }

    @Test
    void whatCameWhileTheDatabaseWasAwayIsWrittenOnceItIsBack() throws IOException {
        // Given
        List<MessageId> sent = new ArrayList<>();
        sent.add(scene.installation.send("before", "0"));
        await().atMost(SOON).untilAsserted(() -> assertThat(rows(sent.getFirst())).isEqualTo(1));

        // When
        Infrastructure.shared().stopPostgres();
        for (int i = 0; i < 200; i++) {
            sent.add(scene.installation.send("meanwhile", "" + i));
        }
        Infrastructure.shared().startPostgres();
        sent.add(scene.installation.send("after", "2"));

        // Then
        await().atMost(SOON.multipliedBy(2))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(rows(sent.getLast())).isEqualTo(1));
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(sent)
                                        .allSatisfy(
                                                message -> assertThat(rows(message)).isEqualTo(1)));
    }

    private long rows(MessageId message) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT count(*) FROM log.message WHERE id = ?")) {
            select.setObject(1, message.value());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
