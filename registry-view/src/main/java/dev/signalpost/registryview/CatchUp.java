package dev.signalpost.registryview;

import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.platform.kafka.KafkaClients;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Makes the view see what is on the registry topic now: asks Kafka for the topic's end, then waits
 * until the view is there. However many ask at once, one question is on its way; those who come
 * meanwhile share the next one, because an answer that was asked for before they came could be too
 * old for them.
 */
@Singleton
public class CatchUp {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final TopicPartition PARTITION =
            new TopicPartition(Topic.REGISTRY.topicName(), 0);

    private final RegistryReader reader;
    private final Admin admin;
    private CompletableFuture<Void> next;
    private boolean asking;

    CatchUp(RegistryReader reader, KafkaClients clients) {
        this.reader = reader;
        this.admin = clients.admin("registry-view-end");
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }

    /**
     * Completes when everything that was on the registry topic before this call is in the view;
     * fails when Kafka does not answer within five seconds. Never blocks.
     */
    public synchronized CompletableFuture<Void> now() {
        if (next == null) {
            next = new CompletableFuture<>();
        }
        CompletableFuture<Void> mine = next;
        if (!asking) {
            ask();
        }
        return mine;
    }

    private void ask() {
        asking = true;
        CompletableFuture<Void> answered = next;
        next = null;
        var options = new ListOffsetsOptions().timeoutMs(Math.toIntExact(PATIENCE.toMillis()));
        admin.listOffsets(Map.of(PARTITION, OffsetSpec.latest()), options)
                .partitionResult(PARTITION)
                .toCompletionStage()
                .whenComplete((end, failure) -> askAgainIfWanted())
                .thenCompose(end -> reader.reached(end.offset()))
                .toCompletableFuture()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete(
                        (done, failure) -> {
                            if (failure == null) {
                                answered.complete(null);
                            } else {
                                answered.completeExceptionally(failure);
                            }
                        });
    }

    private synchronized void askAgainIfWanted() {
        asking = false;
        if (next != null) {
            ask();
        }
    }
}
