package dev.signalpost.delivery.parking;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.IdText;
import dev.signalpost.contracts.registry.ParkedEndpoint;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.delivery.source.Admission;
import dev.signalpost.delivery.source.RegistryFreshness;
import dev.signalpost.registryview.ParkingView;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jboss.logging.Logger;

/**
 * The partitions of the topic {@code parked} that this worker has, and the backlogs in them. Each
 * record is seen once as it is written, which only tells that its endpoint has a backlog; the
 * position of that is committed no sooner than the backlogs it began are written down. One thread.
 */
final class ParkedPartitions {

    private static final Logger LOG = Logger.getLogger(ParkedPartitions.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration POLL_BUSY = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final BacklogReader reader;
    private final Backlogs backlogs;
    private final Admission admission;
    private final RegistryFreshness registry;
    private final ParkingView view;
    private final Clock clock;
    private final Map<EndpointId, Backlog> open = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> seen = new HashMap<>();
    private boolean reading;

    ParkedPartitions(
            KafkaConsumer<byte[], byte[]> consumer,
            BacklogReader reader,
            Backlogs backlogs,
            Admission admission,
            RegistryFreshness registry,
            ParkingView view,
            Clock clock) {
        this.consumer = consumer;
        this.reader = reader;
        this.backlogs = backlogs;
        this.admission = admission;
        this.registry = registry;
        this.view = view;
        this.clock = clock;
        backlogs.none();
    }

    /** One round: sees what is new, moves every backlog on. */
    void round() {
        boolean busy = reading || open.values().stream().anyMatch(backlog -> !backlog.isDown());
        see(consumer.poll(busy ? POLL_BUSY : POLL));
        backlogs.takeOutcomes();
        Map<TopicPartition, Long> ends = new HashMap<>();
        Map<TopicPartition, List<Wanted>> wanted = new HashMap<>();
        for (Backlog backlog : List.copyOf(open.values())) {
            TopicPartition partition = backlog.partition();
            long end = ends.computeIfAbsent(partition, consumer::position);
            OptionalInt most = backlogs.look(backlog, end);
            if (most.isEmpty()) {
                close(backlog);
            } else if (most.getAsInt() > 0) {
                wanted.computeIfAbsent(partition, first -> new ArrayList<>())
                        .add(new Wanted(backlog, most.getAsInt()));
            }
        }
        reading = !wanted.isEmpty();
        wanted.forEach((partition, all) -> read(partition, all, ends.get(partition)));
    }

    private void read(TopicPartition partition, List<Wanted> wanted, long end) {
        reader.read(partition, wanted, end);
        wanted.forEach(each -> backlogs.take(each.backlog(), each.found()));
    }

    /** Keeps how far everything is, so that a restart goes on from there. */
    void keep() {
        open.values().forEach(backlogs::keep);
        commit();
    }

    /** While partitions are being moved nothing can be committed; the next round does it. */
    private void commit() {
        if (seen.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(seen);
            seen.clear();
        } catch (RebalanceInProgressException later) {
            LOG.debug("parked.commit-postponed");
        }
    }

    private void see(ConsumerRecords<byte[], byte[]> records) {
        if (records.isEmpty()) {
            return;
        }
        registry.ensureFor(records, consumer);
        Map<EndpointId, CompletableFuture<Backlog>> begun = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            endpoint(record)
                    .filter(found -> !open.containsKey(found) && !begun.containsKey(found))
                    .ifPresent(found -> begun.put(found, backlogs.begin(found, record)));
        }
        begun.values().forEach(backlog -> open(await(backlog)));
        // Not sooner: what was polled, and not seen because Kafka went away, is seen again.
        seen.putAll(records.nextOffsets());
    }

    /** Whom the record is parked for; empty, and said aloud, for what no worker wrote. */
    private static Optional<EndpointId> endpoint(ConsumerRecord<byte[], byte[]> record) {
        Optional<EndpointId> endpoint =
                Optional.ofNullable(record.key())
                        .flatMap(key -> IdText.uuid(new String(key, US_ASCII)))
                        .map(EndpointId::new);
        if (endpoint.isEmpty()) {
            LOG.errorf(
                    "parked.record-skipped partition=%d offset=%d",
                    record.partition(), record.offset());
        }
        return endpoint;
    }

    private void open(Backlog backlog) {
        backlogs.opened(backlog);
        open.put(backlog.endpoint(), backlog);
    }

    private void close(Backlog backlog) {
        open.remove(backlog.endpoint());
        backlogs.closed(backlog);
    }

    ConsumerRebalanceListener listener() {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                resume(Set.copyOf(partitions));
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                handOver(partitions);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                for (Backlog backlog : of(partitions)) {
                    backlog.progress().lose();
                    close(backlog);
                }
                admission.withdraw(source -> source.lost());
                release(partitions);
            }
        };
    }

    /** Goes on with the backlogs that the partitions' last owners wrote down. */
    private void resume(Set<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        registry.ensure();
        await(view.caughtUp());
        for (ParkedEndpoint state : view.all()) {
            var partition = new TopicPartition(Topic.PARKED.topicName(), state.partition());
            if (partitions.contains(partition)) {
                open(Backlog.resume(state, partition, clock.instant()));
            }
        }
    }

    /** Lets what is under way end, and writes down how far everything is. */
    void handOver(Collection<TopicPartition> partitions) {
        List<Backlog> leaving = of(partitions);
        leaving.forEach(
                backlog -> admission.withdraw(source -> source.belongsTo(backlog.progress())));
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Backlog backlog : leaving) {
            awaitQuiet(backlog, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
        backlogs.takeOutcomes();
        List<CompletableFuture<Void>> written = leaving.stream().map(backlogs::handOver).toList();
        leaving.forEach(this::close);
        written.forEach(ParkedPartitions::await);
        commit();
        release(partitions);
    }

    private void release(Collection<TopicPartition> partitions) {
        seen.keySet().removeAll(partitions);
        reader.release(partitions);
    }

    void handOverAll() {
        handOver(Set.copyOf(consumer.assignment()));
    }

    private List<Backlog> of(Collection<TopicPartition> partitions) {
        List<Backlog> found = new ArrayList<>(open.values());
        found.removeIf(backlog -> !partitions.contains(backlog.partition()));
        return found;
    }

    private static void awaitQuiet(Backlog backlog, Duration patience) {
        try {
            backlog.progress().awaitQuiet(patience);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException late) {
            throw new KafkaException("The state of parked endpoints could not be kept.", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped.", stopped);
        }
    }
}
