package dev.signalpost.ingest.watch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.AttemptJson;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.platform.kafka.KafkaClients;
import dev.signalpost.platform.kafka.Topics;
import dev.signalpost.platform.thread.ServiceThread;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Follows the attempts from the moment somebody first waits for one, on a thread of its own.
 * Records of messages that nobody waits for cost a look at their key. Thread-safe.
 */
@Singleton
public class AttemptWatch {

    private static final Logger LOG = Logger.getLogger(AttemptWatch.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final Topics topics;
    private final Map<String, Waiter> waiters = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final ServiceThread thread;
    private boolean following;

    AttemptWatch(KafkaClients clients, Topics topics) {
        this.clients = clients;
        this.topics = topics;
        this.thread = new ServiceThread("ingest-watch", this::run);
    }

    private record Waiter(
            Predicate<AttemptFinished> wanted,
            CompletableFuture<Optional<AttemptFinished>> found) {}

    /**
     * Ready to see every attempt of the message: to be called, and waited for, before the message
     * is sent.
     *
     * @param wanted which of its attempts ends the waiting
     * @param patience after which the answer is empty
     */
    public CompletableFuture<Watched> watch(
            MessageId message, Predicate<AttemptFinished> wanted, Duration patience) {
        var found = new CompletableFuture<Optional<AttemptFinished>>();
        waiters.put(message.toString(), new Waiter(wanted, found));
        CompletableFuture<Optional<AttemptFinished>> outcome =
                found.completeOnTimeout(
                                Optional.empty(), patience.toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete((attempt, failure) -> waiters.remove(message.toString()));
        return follow().thenApply(ready -> new Watched(outcome));
    }

    /**
     * A message that is being watched.
     *
     * @param outcome the wanted attempt; empty when it did not come in time
     */
    public record Watched(CompletableFuture<Optional<AttemptFinished>> outcome) {}

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.stop(PAUSE.multipliedBy(5));
    }

    private synchronized CompletableFuture<Void> follow() {
        if (!following) {
            following = true;
            thread.start();
        }
        return ready;
    }

    private void run() {
        while (thread.goesOn()) {
            try (KafkaConsumer<byte[], byte[]> consumer =
                    clients.reader("ingest-watch", Map.of())) {
                List<TopicPartition> partitions =
                        IntStream.range(0, topics.partitions(Topic.ATTEMPTS))
                                .mapToObj(
                                        partition ->
                                                new TopicPartition(
                                                        Topic.ATTEMPTS.topicName(), partition))
                                .toList();
                consumer.assign(partitions);
                consumer.seekToEnd(partitions);
                partitions.forEach(consumer::position);
                ready.complete(null);
                while (thread.goesOn()) {
                    consumer.poll(POLL).forEach(this::see);
                }
            } catch (KafkaException away) {
                LOG.warnf("watch.interrupted error=%s", away.toString());
                thread.pause(PAUSE);
            }
        }
    }

    private void see(ConsumerRecord<byte[], byte[]> record) {
        Waiter waiter = waiters.isEmpty() ? null : waiters.get(new String(record.key(), US_ASCII));
        if (waiter == null) {
            return;
        }
        try {
            AttemptFinished attempt = AttemptJson.read(record.value());
            if (waiter.wanted().test(attempt)) {
                waiter.found().complete(Optional.of(attempt));
            }
        } catch (IOException unreadable) {
            LOG.debugf("watch.record-skipped offset=%d", record.offset());
        }
    }
}
