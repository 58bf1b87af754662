package dev.signalpost.ingest.intake;

import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.platform.kafka.KafkaClients;
import dev.signalpost.platform.kafka.Topics;
import dev.signalpost.platform.thread.ServiceThread;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * How many messages the delivery workers have not taken yet, of each partition; asked for twice a
 * second. While Kafka does not answer the last numbers stay: they are a hint, nothing depends on
 * them. Thread-safe.
 */
@Singleton
class Backlog {

    /** The consumer group of the delivery workers on the topic {@code messages}. */
    private static final String WORKERS = "signalpost-delivery";

    private static final Logger LOG = Logger.getLogger(Backlog.class);
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Admin admin;
    private final AtomicLongArray waiting;
    private final ServiceThread thread;

    Backlog(KafkaClients clients, Topics topics) {
        this.admin = clients.admin("ingest-backlog");
        this.waiting = new AtomicLongArray(topics.partitions(Topic.MESSAGES));
        this.thread = new ServiceThread("ingest-backlog", this::follow);
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        thread.stop(PERIOD);
        admin.close(Duration.ZERO);
    }

    long of(int partition) {
        return waiting.get(partition);
    }

    private void follow() {
        while (thread.goesOn()) {
            try {
                ask();
            } catch (ExecutionException | TimeoutException away) {
                LOG.debugf("backlog.unknown error=%s", away.toString());
            } catch (InterruptedException stopped) {
                return;
            }
            thread.pause(PERIOD);
        }
    }

    private void ask() throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest =
                IntStream.range(0, waiting.length())
                        .mapToObj(each -> new TopicPartition(Topic.MESSAGES.topicName(), each))
                        .collect(
                                Collectors.toMap(Function.identity(), each -> OffsetSpec.latest()));
        var taken =
                admin.listConsumerGroupOffsets(WORKERS)
                        .partitionsToOffsetAndMetadata()
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        var ends = admin.listOffsets(latest).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        ends.forEach(
                (partition, end) -> {
                    var committed = taken.get(partition);
                    waiting.set(
                            partition.partition(),
                            end.offset() - (committed == null ? 0 : committed.offset()));
                });
    }
}
