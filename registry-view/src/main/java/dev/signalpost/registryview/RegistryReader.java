package dev.signalpost.registryview;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalpost.contracts.registry.RegistryJson;
import dev.signalpost.contracts.registry.RegistryKey;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.platform.kafka.KafkaClients;
import dev.signalpost.platform.kafka.Topics;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Keeps the view level with the registry topic. */
@Startup
@Singleton
public class RegistryReader {

    private final RegistryView view;
    private final TopicFollower follower;

    RegistryReader(RegistryView view, KafkaClients clients, Topics topicsExist) {
        this.view = view;
        this.follower =
                new TopicFollower(
                        Topic.REGISTRY,
                        "registry-view",
                        clients.reader("registry-view", Map.of()),
                        this::apply);
    }

    @PostConstruct
    void start() {
        follower.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        follower.stop();
    }

    /** Completes when all records before that offset are in the view. */
    CompletableFuture<Void> reached(long offset) {
        return follower.reached(offset);
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        Optional<RegistryKey> key = RegistryKey.parse(new String(record.key(), UTF_8));
        if (key.isEmpty()) {
            return;
        }
        if (record.value() == null) {
            view.remove(key.get());
            return;
        }
        try {
            view.put(RegistryJson.read(key.get().kind(), record.value()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
