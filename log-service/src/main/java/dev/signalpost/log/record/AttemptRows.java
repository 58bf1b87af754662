package dev.signalpost.log.record;

import dev.signalpost.contracts.attempt.AttemptSummary;
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
        AttemptSummary attempt;
        try {
            attempt = AttemptSummary.read(record.value());
        } catch (IOException unreadable) {
            LOG.errorf(
                    "log.attempt-skipped offset=%d error=%s",
                    record.offset(), unreadable.getMessage());
            return;
        }
        rows.row(COLUMNS)
                .uuid(attempt.id())
                .uuid(attempt.application())
                .uuid(attempt.endpoint())
                .uuid(attempt.message())
                .number(attempt.number())
                .text(attempt.status().wireName())
                .time(Instant.ofEpochMilli(attempt.startedAt()))
                .bytes(record.value());
    }
}
