package dev.signalpost.delivery.source;

import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.platform.thread.ServiceThread;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Reads one topic in a group, on one thread, until stopped. When Kafka is away it goes on with a
 * new consumer as soon as it can; what it had read but not finished is then read again.
 */
public final class SourceLoop {

    private static final Logger LOG = Logger.getLogger(SourceLoop.class);
    private static final Duration POLL = Duration.ofMillis(100);

    /** While a partition is paused, nothing wakes the poll when there is room again. */
    private static final Duration POLL_PAUSED = Duration.ofMillis(10);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Topic topic;
    private final Partitions partitions;
    private final Supplier<KafkaConsumer<byte[], byte[]>> consumers;
    private final Intake intake;
    private final SourceConfig config;
    private final ServiceThread thread;

    SourceLoop(
            Topic topic,
            Partitions partitions,
            Supplier<KafkaConsumer<byte[], byte[]>> consumers,
            Intake intake,
            SourceConfig config) {
        this.topic = topic;
        this.partitions = partitions;
        this.consumers = consumers;
        this.intake = intake;
        this.config = config;
        this.thread = new ServiceThread("source-" + topic.topicName(), this::run);
    }

    public void start() {
        thread.start();
    }

    /** Whether the loop runs as it should. */
    public boolean alive() {
        return thread.alive();
    }

    /** Drains, commits and ends; blocks until then. */
    public void stop() throws InterruptedException {
        thread.stop(config.drainTimeout().plus(PAUSE).plus(PAUSE));
    }

    private void run() {
        while (thread.goesOn()) {
            try {
                intake.prepare();
                join();
            } catch (KafkaException | IllegalStateException trouble) {
                LOG.warnf(
                        "source.interrupted topic=%s error=%s",
                        topic.topicName(), trouble.toString());
                thread.pause(PAUSE);
            }
        }
    }

    private void join() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumers.get()) {
            consumer.subscribe(List.of(topic.topicName()), partitions.listener(consumer));
            read(consumer);
            partitions.drainAll(consumer);
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer) {
        long nextCommit = System.nanoTime() + config.commitInterval().toNanos();
        boolean paused = false;
        while (thread.goesOn()) {
            intake.take(consumer, paused ? POLL_PAUSED : POLL, partitions);
            paused = partitions.balance(consumer);
            if (System.nanoTime() >= nextCommit) {
                partitions.commit(consumer);
                nextCommit = System.nanoTime() + config.commitInterval().toNanos();
            }
        }
    }
}
