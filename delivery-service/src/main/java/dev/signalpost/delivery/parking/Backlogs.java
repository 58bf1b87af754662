package dev.signalpost.delivery.parking;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.message.Reading;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.contracts.registry.ParkedEndpoint.Phase;
import dev.signalpost.delivery.report.DeadLetters;
import dev.signalpost.delivery.source.Admission;
import dev.signalpost.delivery.source.SourceRecord;
import dev.signalpost.delivery.source.Work;
import dev.signalpost.registryview.RegistryView;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Moves backlogs on: tries endpoints that are down, sends what is parked of those that are back.
 * One thread; the outcomes of tries arrive through a queue.
 */
@Singleton
class Backlogs {

    private static final Logger LOG = Logger.getLogger(Backlogs.class);

    /** So long the backlog of an endpoint that always has one is kept without a delivery. */
    private static final Duration IDLE = Duration.ofSeconds(60);

    private static final OptionalInt NOTHING_NOW = OptionalInt.of(0);

    private final RegistryView registry;
    private final Probe probe;
    private final ProbePauses pauses;
    private final Parking parking;
    private final ParkingTopic topic;
    private final Admission admission;
    private final DeadLetters deadLetters;
    private final ParkingConfig config;
    private final Clock clock;
    private final Queue<Runnable> outcomes = new ConcurrentLinkedQueue<>();

    Backlogs(
            RegistryView registry,
            Probe probe,
            Parking parking,
            ParkingTopic topic,
            Admission admission,
            DeadLetters deadLetters,
            ParkingConfig config,
            Clock clock) {
        this.registry = registry;
        this.probe = probe;
        this.pauses = new ProbePauses(config);
        this.parking = parking;
        this.topic = topic;
        this.admission = admission;
        this.deadLetters = deadLetters;
        this.config = config;
        this.clock = clock;
    }

    /** The backlog that begins with this record, once it is written down. */
    CompletableFuture<Backlog> begin(EndpointId endpoint, ConsumerRecord<byte[], byte[]> first) {
        Instant now = clock.instant();
        boolean down = !parking.needsOneWorker(endpoint);
        var backlog =
                Backlog.begin(
                        endpoint,
                        down ? Phase.DOWN : Phase.DRAINING,
                        new TopicPartition(first.topic(), first.partition()),
                        first.offset(),
                        now,
                        now.plus(config.firstProbe()));
        if (down) {
            LOG.infof("endpoint.down endpoint=%s", endpoint);
        }
        return topic.publish(backlog.state()).thenApply(safe -> backlog);
    }

    /** This worker begins without a backlog. */
    void none() {
        parking.disownAll();
        outcomes.clear();
    }

    /** The backlog is this worker's. */
    void opened(Backlog backlog) {
        parking.own(backlog.endpoint());
    }

    /** The backlog is no longer this worker's. */
    void closed(Backlog backlog) {
        parking.disown(backlog.endpoint());
    }

    /** Runs what the tries that ended since have to say. */
    void takeOutcomes() {
        for (Runnable outcome = outcomes.poll(); outcome != null; outcome = outcomes.poll()) {
            outcome.run();
        }
    }

    /**
     * Looks whether a backlog is to move on now.
     *
     * @param end offset before which all of its records stand
     * @return how many of its next records are wanted for that; empty when nothing is left of it
     */
    OptionalInt look(Backlog backlog, long end) {
        return backlog.isDown() ? lookDown(backlog, end) : lookUp(backlog, end);
    }

    private OptionalInt lookDown(Backlog backlog, long end) {
        if (!backlog.isProbeDue(clock.instant(), endpoint(backlog))) {
            return NOTHING_NOW;
        }
        if (backlog.progress().hasGivenBack()) {
            backlog.rewind();
        }
        return backlog.position() < end ? OptionalInt.of(config.window()) : finish(backlog);
    }

    private OptionalInt lookUp(Backlog backlog, long end) {
        if (parking.isFoundDown(backlog.endpoint()) || backlog.progress().hasGivenBack()) {
            Instant now = clock.instant();
            backlog.downAgain(now, now.plus(config.firstProbe()), isOrdered(backlog) ? 1 : 0);
            topic.publish(backlog.state());
            return NOTHING_NOW;
        }
        if (backlog.position() >= end) {
            Duration patience = parking.needsOneWorker(backlog.endpoint()) ? IDLE : Duration.ZERO;
            return backlog.isIdleFor(patience, clock.instant()) ? finish(backlog) : NOTHING_NOW;
        }
        backlog.used();
        boolean full = backlog.progress().openBytes() >= config.windowBytes().asLongValue();
        int room = config.window() - backlog.progress().openRecords();
        return full || room <= 0 ? NOTHING_NOW : OptionalInt.of(room);
    }

    /** Moves the backlog on with the records that were wanted and found. */
    void take(Backlog backlog, List<ConsumerRecord<byte[], byte[]>> records) {
        if (backlog.isDown()) {
            tryFirst(backlog, records);
        } else {
            send(backlog, records);
        }
    }

    private void tryFirst(Backlog backlog, List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Optional<Work> work = track(backlog, record);
            if (work.isPresent() && !expired(backlog, work.get())) {
                tryOut(backlog, work.get());
                // What stands behind it is read when it is known how the try ended.
                backlog.position(record.offset() + 1);
                return;
            }
        }
    }

    /** Whether the delivery's time is over, and it was ended; not before its endpoint was tried. */
    private boolean expired(Backlog backlog, Work work) {
        boolean over = backlog.probes() > 0 && probe.isOver(work.delivery());
        if (over) {
            probe.expire(work.delivery(), work.source());
        }
        return over;
    }

    private void tryOut(Backlog backlog, Work head) {
        Instant now = clock.instant();
        Instant next = now.plus(pauses.next(backlog.probes() + 1, backlog.downFor(now)));
        backlog.probeBegins(endpoint(backlog));
        DeliveryRecord delivery = head.delivery();
        probe.run(
                delivery.withAttempt(delivery.attempt() + backlog.probes()),
                head.source(),
                next,
                outcome -> outcomes.add(() -> ended(backlog, outcome, next)));
    }

    private void ended(Backlog backlog, Probe.Outcome outcome, Instant next) {
        if (outcome.failure().isPresent()) {
            backlog.probeFailed(next, outcome.failure().get());
        } else {
            parking.recovered(backlog.endpoint());
            backlog.recovered();
            LOG.infof("endpoint.recovered endpoint=%s", backlog.endpoint());
        }
        backlog.advance();
        topic.publish(backlog.state());
    }

    private void send(Backlog backlog, List<ConsumerRecord<byte[], byte[]>> records) {
        List<Work> work = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            track(backlog, record).ifPresent(work::add);
        }
        admission.admit(work);
    }

    /** Writes down how far the backlog is, if it moved. */
    void keep(Backlog backlog) {
        if (backlog.cursorMoved()) {
            topic.publish(backlog.state());
        }
    }

    /**
     * Writes down what is done of a backlog that another worker goes on with. Completes when it is
     * safe, so that the other reads it.
     */
    CompletableFuture<Void> handOver(Backlog backlog) {
        backlog.rewind();
        return topic.publish(backlog.state());
    }

    private Optional<EndpointState> endpoint(Backlog backlog) {
        return registry.endpoint(backlog.endpoint());
    }

    private boolean isOrdered(Backlog backlog) {
        return endpoint(backlog).filter(known -> known.terms().ordered()).isPresent();
    }

    private OptionalInt finish(Backlog backlog) {
        LOG.debugf("endpoint.drained endpoint=%s", backlog.endpoint());
        topic.finished(backlog.endpoint());
        return OptionalInt.empty();
    }

    private Optional<Work> track(Backlog backlog, ConsumerRecord<byte[], byte[]> record) {
        int bytes = Math.max(0, record.serializedValueSize());
        SourceRecord source = backlog.progress().track(record.offset(), bytes, 1);
        return switch (DeliveryRecord.read(record.headers(), record.value(), record.timestamp())) {
            case Reading.Poison<DeliveryRecord> poison -> {
                deadLetters.add(record, poison.reason(), source::deliveryDone);
                yield Optional.empty();
            }
            case Reading.Understood<DeliveryRecord> understood ->
                    Optional.of(new Work(understood.content(), source, true));
        };
    }
}
