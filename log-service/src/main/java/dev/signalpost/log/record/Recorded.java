package dev.signalpost.log.record;

import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.platform.kafka.KafkaClients;
import dev.signalpost.platform.kafka.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * For who looks for a message that was accepted a moment ago: waits until the log has what Kafka
 * has now. Blocks.
 */
@Singleton
public class Recorded {

    private static final Logger LOG = Logger.getLogger(Recorded.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration RECHECK = Duration.ofMillis(30);

    private final Admin admin;
    private final Topics topics;
    private final LogWriter writer;

    Recorded(KafkaClients clients, Topics topics, LogWriter writer) {
        this.admin = clients.admin("log-end");
        this.topics = topics;
        this.writer = writer;
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }

    /** Two seconds at most; whoever asks looks again afterwards, whatever came of it. */
    public void awaitNow() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            Map<TopicPartition, ListOffsetsResultInfo> ends =
                    admin.listOffsets(latest())
                            .all()
                            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            while (!reached(ends) && System.nanoTime() < end) {
                Thread.sleep(RECHECK);
            }
        } catch (ExecutionException | TimeoutException | SQLException away) {
            LOG.debugf("log.end-unknown error=%s", away.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<TopicPartition, OffsetSpec> latest() {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int partition = 0; partition < topics.partitions(Topic.MESSAGES); partition++) {
            latest.put(
                    new TopicPartition(Topic.MESSAGES.topicName(), partition), OffsetSpec.latest());
        }
        return latest;
    }

    private boolean reached(Map<TopicPartition, ListOffsetsResultInfo> ends) throws SQLException {
        Map<TopicPartition, Long> recorded = writer.nextOffsets();
        return ends.entrySet().stream()
                .allMatch(
                        end -> recorded.getOrDefault(end.getKey(), 0L) >= end.getValue().offset());
    }
}
