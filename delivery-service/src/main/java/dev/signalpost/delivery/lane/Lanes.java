package dev.signalpost.delivery.lane;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.message.Trigger;
import dev.signalpost.delivery.dispatch.Attempt;
import dev.signalpost.delivery.dispatch.DispatchLoop;
import dev.signalpost.delivery.dispatch.Dispatcher;
import dev.signalpost.delivery.parking.Parking;
import dev.signalpost.delivery.report.AttemptReporter;
import dev.signalpost.delivery.source.Admission;
import dev.signalpost.delivery.source.SourceRecord;
import dev.signalpost.delivery.source.Work;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.AsyncResult;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * All lanes of a worker. Lanes that may start something stand in a line and take turns, one request
 * each. The state belongs to the dispatch loop; {@link #admit} and {@link #withdraw} come from
 * other threads and hop there.
 */
@Singleton
public class Lanes implements Admission {

    private static final Logger LOG = Logger.getLogger(Lanes.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration FAULT_PAUSE = Duration.ofMinutes(1);

    private final DispatchLoop loop;
    private final Dispatcher dispatcher;
    private final AttemptReporter reporter;
    private final Postponement postponement;
    private final Parking parking;
    private final LaneConfig config;
    private final BreakerConfig breakerConfig;
    private final Clock clock;
    private final Map<EndpointId, Lane> lanes = new HashMap<>();
    private final Deque<Lane> line = new ArrayDeque<>();
    private final HeldWork held = new HeldWork();
    private int inFlight;

    Lanes(
            DispatchLoop loop,
            Dispatcher dispatcher,
            AttemptReporter reporter,
            Postponement postponement,
            Parking parking,
            BreakerConfig breakerConfig,
            LaneConfig config,
            Clock clock,
            MeterRegistry meters) {
        this.loop = loop;
        this.dispatcher = dispatcher;
        this.reporter = reporter;
        this.postponement = postponement;
        this.parking = parking;
        this.breakerConfig = breakerConfig;
        this.config = config;
        this.clock = clock;
        meters.gauge("signalpost.lanes", lanes, Map::size);
        meters.gauge("signalpost.requests.in.flight", this, all -> all.inFlight);
    }

    @PostConstruct
    void start() {
        loop.every(TICK, this::tick);
        parking.onRecovery(endpoint -> loop.run(() -> recovered(endpoint)));
    }

    @Override
    public void admit(List<Work> work) {
        loop.run(
                () -> {
                    Instant now = clock.instant();
                    work.forEach(piece -> place(piece, now));
                    advance();
                });
    }

    @Override
    public void withdraw(Predicate<SourceRecord> chosen) {
        loop.run(
                () -> {
                    List<Work> withdrawn = new ArrayList<>(held.remove(chosen));
                    lanes.values().forEach(lane -> withdrawn.addAll(lane.remove(chosen)));
                    forgetIdle();
                    withdrawn.forEach(work -> putOff(work, Duration.ZERO));
                });
    }

    private void place(Work work, Instant now) {
        DeliveryRecord delivery = work.delivery();
        if (delivery.hopAt().isAfter(now)) {
            held.add(work);
        } else if (delivery.notBefore().isAfter(now)) {
            postponement.postpone(work, Duration.ZERO);
        } else if (isToBeParked(work)) {
            parking.park(work);
        } else {
            long nanos = System.nanoTime();
            Lane lane =
                    lanes.computeIfAbsent(delivery.endpoint(), endpoint -> lane(endpoint, nanos));
            lane.add(work, nanos);
            list(lane);
        }
    }

    /** Somebody who asks for one delivery wants to see what the receiver says now. */
    private boolean isToBeParked(Work work) {
        boolean asked = work.delivery().trigger() == Trigger.RESEND && work.delivery().step() == 0;
        return !work.parked() && !asked && parking.isDown(work.delivery().endpoint());
    }

    private Lane lane(EndpointId endpoint, long nanos) {
        return new Lane(
                endpoint,
                new InFlightLimit(config.startInFlight(), config.maxInFlight()),
                new Breaker(breakerConfig),
                nanos);
    }

    private void recovered(EndpointId endpoint) {
        Lane lane = lanes.get(endpoint);
        if (lane == null) {
            lane = lane(endpoint, System.nanoTime());
            lanes.put(endpoint, lane);
        }
        lane.recovering();
    }

    /** What stands on the topic of parked deliveries stays there; the rest goes back to Kafka. */
    private void putOff(Work work, Duration pause) {
        if (work.parked()) {
            work.source().giveBack();
        } else {
            postponement.postpone(work, pause);
        }
    }

    private void list(Lane lane) {
        if (!lane.listed() && lane.mayStart()) {
            lane.listed(true);
            line.addLast(lane);
        }
    }

    private void advance() {
        while (inFlight < config.maxInFlightTotal() && !line.isEmpty()) {
            Lane lane = line.removeFirst();
            lane.listed(false);
            if (lane.mayStart()) {
                start(lane, lane.start());
                list(lane);
            }
        }
    }

    private void start(Lane lane, Work work) {
        inFlight++;
        try {
            dispatcher.attempt(work.delivery()).onComplete(ended -> ended(lane, work, ended));
        } catch (IllegalStateException unsendable) {
            LOG.errorf(
                    "attempt.impossible endpoint=%s error=%s",
                    lane.endpoint(), unsendable.getMessage());
            inFlight--;
            lane.skipped();
            putOff(work, FAULT_PAUSE);
        }
    }

    private void ended(Lane lane, Work work, AsyncResult<Attempt> ended) {
        if (ended.failed()) {
            LOG.errorf(ended.cause(), "attempt.broken endpoint=%s", lane.endpoint());
            inFlight--;
            lane.skipped();
            putOff(work, FAULT_PAUSE);
        } else {
            leave(lane, ended.result());
            reporter.report(work.delivery(), ended.result(), work.source()::deliveryDone);
        }
        list(lane);
        advance();
    }

    private void leave(Lane lane, Attempt attempt) {
        inFlight--;
        long nanos = System.nanoTime();
        if (attempt.delivered()) {
            lane.delivered(nanos);
        } else if (!attempt.failed()) {
            lane.skipped();
        } else if (lane.failed(nanos) && mayBeParked(attempt)) {
            parking.foundDown(lane.endpoint());
            lane.removeAll().forEach(parking::park);
        }
        if (lane.isIdle(nanos)) {
            lanes.remove(lane.endpoint());
        }
    }

    /** Where a format promises its receivers when attempts come, it gets them then. */
    private static boolean mayBeParked(Attempt attempt) {
        return attempt.target().filter(target -> target.endpoint().format().jittered()).isPresent();
    }

    private void forgetIdle() {
        long nanos = System.nanoTime();
        lanes.values().removeIf(lane -> lane.isIdle(nanos));
    }

    /** An endpoint that has answered nothing for a while is left alone for as long again. */
    private static Duration pause(Lane lane, long nanos) {
        Duration silence = lane.silence(nanos);
        if (silence.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        return silence.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : silence;
    }

    private void tick() {
        Instant now = clock.instant();
        held.due(now).forEach(work -> place(work, now));
        long nanos = System.nanoTime();
        long dwellLimit = nanos - config.dwell().toNanos();
        long stalledLimit = nanos - config.stalledAfter().toNanos();
        for (Lane lane : List.copyOf(lanes.values())) {
            for (Work work : lane.overdue(dwellLimit, stalledLimit, config.stalledQueue())) {
                putOff(work, pause(lane, nanos));
            }
        }
        forgetIdle();
        advance();
    }
}
