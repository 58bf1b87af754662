package dev.signalpost.registryview;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.registry.ParkedEndpoint;
import dev.signalpost.contracts.registry.RegistryJson;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.platform.kafka.KafkaClients;
import dev.signalpost.platform.kafka.Topics;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Which endpoints have parked deliveries now. Thread-safe; reads never block. */
@Singleton
public class ParkingView {

    private final Map<EndpointId, ParkedEndpoint> parked = new ConcurrentHashMap<>();
    private final List<Consumer<EndpointId>> listeners = new CopyOnWriteArrayList<>();
    private final TopicFollower follower;
    private final TopicEnd end;

    ParkingView(KafkaClients clients, Topics topicsExist) {
        this.follower =
                new TopicFollower(
                        Topic.PARKING,
                        "parking-view",
                        clients.reader("parking-view", Map.of()),
                        this::apply);
        this.end = new TopicEnd(clients.admin("parking-view-end"), Topic.PARKING);
    }

    @PostConstruct
    void start() {
        follower.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        follower.stop();
        end.close();
    }

    public Optional<ParkedEndpoint> find(EndpointId endpoint) {
        return parked.isEmpty() ? Optional.empty() : Optional.ofNullable(parked.get(endpoint));
    }

    public Collection<ParkedEndpoint> all() {
        return List.copyOf(parked.values());
    }

    /**
     * Is told, on the view's own thread, of each endpoint that has come, gone, or changed its
     * phase.
     */
    public void onChange(Consumer<EndpointId> listener) {
        listeners.add(listener);
    }

    /**
     * Completes when everything that was on the topic before this call is in the view; fails when
     * Kafka does not answer within five seconds. Never blocks.
     */
    public CompletableFuture<Void> caughtUp() {
        return end.ask().thenCompose(follower::reached);
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        var endpoint = EndpointId.of(new String(record.key(), US_ASCII));
        ParkedEndpoint now = record.value() == null ? null : read(record.value());
        ParkedEndpoint before = now == null ? parked.remove(endpoint) : parked.put(endpoint, now);
        if (before == null || now == null || before.phase() != now.phase()) {
            listeners.forEach(listener -> listener.accept(endpoint));
        }
    }

    private static ParkedEndpoint read(byte[] value) {
        try {
            return RegistryJson.readParked(value);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
