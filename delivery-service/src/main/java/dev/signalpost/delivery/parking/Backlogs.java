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
     * Moves one backlog on as far as it goes now.
     *
     * @param end offset before which all of its records stand
     * @return false when nothing is left of it
     */
    boolean step(Backlog backlog, BacklogReader reader, long end) {
        return backlog.isDown() ? stepDown(backlog, reader, end) : stepUp(backlog, reader, end);
    }

    private boolean stepDown(Backlog backlog, BacklogReader reader, long end) {
        if (!backlog.isProbeDue(clock.instant(), endpoint(backlog))) {
            return true;
        }
        backlog.rewind();
        List<ConsumerRecord<byte[], byte[]>> head = reader.read(backlog, end, 1);
        if (head.isEmpty()) {
            return backlog.position() < end || finish(backlog);
        }
        ConsumerRecord<byte[], byte[]> record = head.getFirst();
        track(backlog, record)
                .ifPresent(
                        work -> {
                            if (backlog.probes() > 0 && probe.isOver(work.delivery())) {
                                probe.expire(work.delivery(), work.source());
                            } else {
                                tryOut(backlog, work);
                            }
                        });
        return true;
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

    private boolean stepUp(Backlog backlog, BacklogReader reader, long end) {
        boolean ordered = isOrdered(backlog);
        if (parking.isFoundDown(backlog.endpoint()) || backlog.progress().hasGivenBack()) {
            Instant now = clock.instant();
            backlog.downAgain(now, now.plus(config.firstProbe()), ordered ? 1 : 0);
            topic.publish(backlog.state());
            return true;
        }
        if (backlog.position() >= end) {
            Duration patience = parking.needsOneWorker(backlog.endpoint()) ? IDLE : Duration.ZERO;
            return !backlog.isIdleFor(patience, clock.instant()) || finish(backlog);
        }
        backlog.used();
        int room = config.window() - backlog.progress().openRecords();
        if (room > 0 && backlog.progress().openBytes() < config.windowBytes().asLongValue()) {
            List<Work> work = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : reader.read(backlog, end, room)) {
                track(backlog, record).ifPresent(work::add);
            }
            admission.admit(work);
        }
        return true;
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

    private boolean finish(Backlog backlog) {
        LOG.debugf("endpoint.drained endpoint=%s", backlog.endpoint());
        topic.finished(backlog.endpoint());
        return false;
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
