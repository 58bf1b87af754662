package dev.signalpost.registryview;

import dev.signalpost.contracts.topic.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Where a topic of one partition ends now. Thread-safe. */
final class TopicEnd implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Admin admin;
    private final TopicPartition partition;

    TopicEnd(Admin admin, Topic topic) {
        this.admin = admin;
        this.partition = new TopicPartition(topic.topicName(), 0);
    }

    /** The offset after the last record; fails when Kafka does not answer within five seconds. */
    CompletableFuture<Long> ask() {
        var options = new ListOffsetsOptions().timeoutMs(Math.toIntExact(PATIENCE.toMillis()));
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()), options)
                .partitionResult(partition)
                .toCompletionStage()
                .thenApply(ListOffsetsResultInfo::offset)
                .toCompletableFuture();
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
