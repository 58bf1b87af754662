package dev.signalpost.log;

import static dev.signalpost.log.Scene.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.log.retention.Partitions;
import dev.signalpost.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ninety days pass by a turned clock. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class RetentionIT {

    private final Scene scene = new Scene();
    private final Partitions partitions;
    private final TestTime time;

    RetentionIT(Partitions partitions, TestTime time) {
        this.partitions = partitions;
        this.time = time;
    }

    @AfterEach
    void close() throws SQLException {
        time.turnable().reset();
        partitions.prepare();
        scene.close();
    }

    @Test
    void aMessageIsKeptForNinetyDays() throws SQLException {
        // Given
        MessageId message = scene.installation.send("invoice.paid", "1");
        String path = scene.path("/messages/" + message);
        await().atMost(SOON).untilAsserted(() -> assertThat(status(path)).isEqualTo(200));

        // When
        time.turnable().advance(Duration.ofDays(89));
        partitions.forget();

        // Then
        assertThat(status(path)).isEqualTo(200);

        // When
        time.turnable().advance(Duration.ofDays(3));
        partitions.forget();

        // Then
        assertThat(status(path)).isEqualTo(404);
    }

    private int status(String path) {
        return scene.caller().get(path).statusCode();
    }
}
