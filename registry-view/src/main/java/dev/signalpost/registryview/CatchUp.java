package dev.signalpost.registryview;

import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.platform.kafka.KafkaClients;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Makes the view see what is on the registry topic now: asks Kafka for the topic's end, then waits
 * until the view is there. However many ask at once, one question is on its way; those who come
 * meanwhile share the next one, because an answer that was asked for before they came could be too
 * old for them.
 */
@Singleton
public class CatchUp {

    private final RegistryReader reader;
    private final TopicEnd end;
    private CompletableFuture<Void> next;
    private boolean asking;

    CatchUp(RegistryReader reader, KafkaClients clients) {
        this.reader = reader;
        this.end = new TopicEnd(clients.admin("registry-view-end"), Topic.REGISTRY);
    }

    @PreDestroy
    void close() {
        end.close();
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
        end.ask()
                .whenComplete((offset, failure) -> askAgainIfWanted())
                .thenCompose(reader::reached)
                .orTimeout(TopicEnd.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
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
