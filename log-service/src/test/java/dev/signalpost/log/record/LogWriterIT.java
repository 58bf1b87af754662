package dev.signalpost.log.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalpost.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Two processes that read the same records: one of them counts. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class LogWriterIT {

    private final LogWriter writer;

    LogWriterIT(LogWriter writer) {
        this.writer = writer;
    }

    @Test
    void aBatchWhosePartitionWasMovedMeanwhileIsNotWritten() throws SQLException {
        // Given
        var partition = new TopicPartition("test-" + UUID.randomUUID(), 0);
        assertThat(writer.nextOffset(partition)).isZero();
        var batch = new Batch();
        batch.consumed(partition, 41);
        var again = new Batch();
        again.consumed(partition, 41);

        // Then
        assertThat(writer.write(batch, Map.of(partition, 0L))).isTrue();
        assertThat(writer.write(again, Map.of(partition, 0L))).isFalse();
        assertThat(writer.nextOffset(partition)).isEqualTo(42);
    }
}
