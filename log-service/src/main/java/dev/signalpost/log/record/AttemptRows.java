package dev.signalpost.log.record;

import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.AttemptJson;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Attempts as rows. */
@Singleton
class AttemptRows {

    private static final Logger LOG = Logger.getLogger(AttemptRows.class);
    private static final int COLUMNS = 8;

    void add(ConsumerRecord<byte[], byte[]> record, BinaryCopy rows) {
        AttemptFinished attempt;
        try {
            attempt = AttemptJson.read(record.value());
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.errorf(
                    "log.attempt-skipped offset=%d error=%s",
                    record.offset(), unreadable.getMessage());
            return;
        }
        rows.row(COLUMNS)
                .uuid(attempt.id().value())
                .uuid(attempt.application().value())
                .uuid(attempt.endpoint().value())
                .uuid(attempt.message().value())
                .number(attempt.number())
                .text(attempt.deliveryStatus().wireName())
                .time(Instant.ofEpochMilli(attempt.startedAt()))
                .bytes(record.value());
    }
}
