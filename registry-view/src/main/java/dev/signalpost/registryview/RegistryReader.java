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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.PriorityBlockingQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Follows the registry topic from its beginning for as long as the process lives, on one thread of
 * its own. Every process reads all of it, so there is no consumer group and nothing to commit. A
 * record that cannot be understood is logged and passed over.
 */
@Startup
@Singleton
public class RegistryReader {

    private static final Logger LOG = Logger.getLogger(RegistryReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final TopicPartition PARTITION =
            new TopicPartition(Topic.REGISTRY.topicName(), 0);

    private final RegistryView view;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final PriorityBlockingQueue<Waiter> waiters = new PriorityBlockingQueue<>();
    private volatile long position;
    private volatile boolean stopping;
    private Thread thread;

    private record Waiter(long offset, CompletableFuture<Void> reached)
            implements Comparable<Waiter> {
        @Override
        public int compareTo(Waiter other) {
            return Long.compare(offset, other.offset);
        }
    }

    RegistryReader(RegistryView view, KafkaClients clients, Topics topicsExist) {
        this.view = view;
        this.consumer = clients.reader("registry-view", Map.of());
    }

    @PostConstruct
    void start() {
        thread = Thread.ofPlatform().name("registry-view").start(this::follow);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        consumer.wakeup();
        thread.join(POLL.multipliedBy(5));
    }

    /** Completes when all records before that offset are in the view. */
    CompletableFuture<Void> reached(long offset) {
        if (position >= offset) {
            return CompletableFuture.completedFuture(null);
        }
        var waiter = new Waiter(offset, new CompletableFuture<>());
        waiters.add(waiter);
        release();
        return waiter.reached();
    }

    private void follow() {
        try (consumer) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            while (!stopping) {
                poll();
            }
        }
    }

    private void poll() {
        try {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                apply(record);
            }
            position = consumer.position(PARTITION);
            release();
        } catch (WakeupException asked) {
            LOG.debug("registry-view.stopping");
        } catch (KafkaException trouble) {
            LOG.warnf("registry-view.interrupted error=%s", trouble.toString());
        }
    }

    private void release() {
        for (Waiter first = waiters.peek();
                first != null && first.offset() <= position;
                first = waiters.peek()) {
            if (waiters.remove(first)) {
                first.reached().complete(null);
            }
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        try {
            Optional<RegistryKey> key = RegistryKey.parse(new String(record.key(), UTF_8));
            if (key.isEmpty()) {
                return;
            }
            if (record.value() == null) {
                view.remove(key.get());
            } else {
                view.put(RegistryJson.read(key.get().kind(), record.value()));
            }
        } catch (IOException | RuntimeException unreadable) {
            LOG.errorf(
                    "registry-view.record-skipped offset=%d error=%s",
                    record.offset(), unreadable.toString());
        }
    }
}
