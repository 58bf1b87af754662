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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * All lanes of a worker. Lanes that may start something stand in a line and take turns. The state
 * belongs to the dispatch loop; {@link #admit} and {@link #withdraw} come from other threads and
 * hop there.
 */
@Singleton
public class Lanes implements Admission {

    private static final Logger LOG = Logger.getLogger(Lanes.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration FAULT_PAUSE = Duration.ofMinutes(1);

    private final DispatchLoop loop;
    private final Dispatcher dispatcher;
    private final AttemptReporter reporter;
    private final Postponement postponement;
    private final Parking parking;
    private final LaneConfig config;
    private final LaneFactory factory;
    private final Clock clock;
    private final Map<EndpointId, Lane> lanes = new HashMap<>();
    private final FairLine line = new FairLine();
    private final Places places;
    private final HeldWork held = new HeldWork();
    private int inFlight;
    private boolean advancing;

    Lanes(
            DispatchLoop loop,
            Dispatcher dispatcher,
            AttemptReporter reporter,
            Postponement postponement,
            Parking parking,
            LaneFactory factory,
            LaneConfig config,
            Clock clock,
            MeterRegistry meters) {
        this.loop = loop;
        this.dispatcher = dispatcher;
        this.reporter = reporter;
        this.postponement = postponement;
        this.parking = parking;
        this.factory = factory;
        this.config = config;
        this.clock = clock;
        this.places =
                new Places(
                        config.maxInFlightPerApplication(), config.maxInFlightPerHost(), line::add);
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
            putOff(work, Duration.ZERO);
        } else if (isToBeParked(work)) {
            parking.park(work);
        } else {
            long nanos = System.nanoTime();
            Lane lane = lanes.get(delivery.endpoint());
            if (lane == null) {
                lane = factory.open(work, nanos);
                lanes.put(delivery.endpoint(), lane);
            }
            if (work.parked()) {
                lane.terms(factory.terms(delivery), nanos);
            }
            lane.add(work, nanos);
            list(lane, nanos);
        }
    }

    /**
     * Work from the parked topic goes on unless its endpoint failed meanwhile. Other work is put
     * aside while its endpoint must park, except when somebody asked for just this delivery: they
     * want to see what the receiver says now.
     */
    private boolean isToBeParked(Work work) {
        if (work.parked()) {
            return parking.isFoundDown(work.delivery().endpoint());
        }
        boolean asked = work.delivery().trigger() == Trigger.RESEND && work.delivery().step() == 0;
        return !asked && parking.mustPark(work.delivery().endpoint());
    }

    private void recovered(EndpointId endpoint) {
        Lane lane = lanes.get(endpoint);
        if (lane != null) {
            lane.recovering();
        }
    }

    /** What stands on the topic of parked deliveries stays there; the rest goes back to Kafka. */
    private void putOff(Work work, Duration pause) {
        if (work.parked()) {
            work.source().giveBack();
        } else {
            postponement.postpone(work, pause);
        }
    }

    private void list(Lane lane, long nanos) {
        if (lane.listed()) {
            return;
        }
        if (lane.mayStart(nanos)) {
            lane.listed(true);
            line.add(lane);
        } else if (!lane.awaitsToken() && lane.nanosUntilToken(nanos) > 0) {
            lane.awaitsToken(true);
            loop.after(
                    Duration.ofNanos(lane.nanosUntilToken(nanos)),
                    fired -> {
                        lane.awaitsToken(false);
                        list(lane, System.nanoTime());
                        advance();
                    });
        }
    }

    /**
     * Starts what may start. What ends without a request ends while it starts, and comes here
     * again; the call that is here already goes on then, because thousands inside each other would
     * not fit on a stack.
     */
    private void advance() {
        if (advancing) {
            return;
        }
        advancing = true;
        try {
            while (inFlight < config.maxInFlightTotal()) {
                long nanos = System.nanoTime();
                Lane lane = line.next(nanos, this::passedOver);
                if (lane == null) {
                    return;
                }
                if (places.take(lane)) {
                    lane.listed(false);
                    start(lane, lane.start());
                    list(lane, nanos);
                }
            }
        } finally {
            advancing = false;
        }
    }

    private void passedOver(Lane lane) {
        places.pass(lane);
        list(lane, System.nanoTime());
    }

    private void start(Lane lane, Work work) {
        inFlight++;
        try {
            dispatcher.attempt(work.delivery()).onComplete(ended -> ended(lane, work, ended));
        } catch (IllegalStateException unsendable) {
            LOG.errorf(
                    "attempt.impossible endpoint=%s error=%s",
                    lane.endpoint(), unsendable.getMessage());
            lane.skipped(work);
            leave(lane);
            putOff(work, FAULT_PAUSE);
        }
    }

    private void ended(Lane lane, Work work, AsyncResult<Attempt> ended) {
        if (ended.failed()) {
            LOG.errorf(ended.cause(), "attempt.broken endpoint=%s", lane.endpoint());
            lane.skipped(work);
            putOff(work, FAULT_PAUSE);
        } else {
            learn(lane, work, ended.result());
        }
        leave(lane);
        list(lane, System.nanoTime());
        advance();
    }

    private void learn(Lane lane, Work work, Attempt attempt) {
        long nanos = System.nanoTime();
        if (attempt.delivered()) {
            lane.delivered(work, nanos);
        } else if (!attempt.failed()) {
            lane.skipped(work);
        } else {
            boolean down = lane.failed(work, nanos) && mayBeParked(attempt);
            if (work.parked()
                    && lane.isOrdered()
                    && reporter.reportHeld(work.delivery(), attempt)) {
                // Nothing may overtake it, so it stays where it is and everything behind it waits.
                work.source().giveBack();
                setAside(lane);
                return;
            }
            if (down) {
                setAside(lane);
            }
        }
        reporter.report(work.delivery(), attempt, work.source()::deliveryDone);
    }

    private void setAside(Lane lane) {
        parking.foundDown(lane.endpoint());
        lane.removeAll().forEach(parking::park);
    }

    private void leave(Lane lane) {
        inFlight--;
        places.leave(lane);
        if (lane.isIdle(System.nanoTime())) {
            lanes.remove(lane.endpoint(), lane);
        }
    }

    /** Where a format promises its receivers when attempts come, it gets them then. */
    private static boolean mayBeParked(Attempt attempt) {
        return attempt.target().filter(target -> target.endpoint().format().jittered()).isPresent();
    }

    private void forgetIdle() {
        long nanos = System.nanoTime();
        lanes.values().removeIf(lane -> !lane.listed() && lane.isIdle(nanos));
    }

    private void tick() {
        Instant now = clock.instant();
        held.due(now).forEach(work -> place(work, now));
        long nanos = System.nanoTime();
        long dwellLimit = nanos - config.dwell().toNanos();
        long stalledLimit = nanos - config.stalledAfter().toNanos();
        for (Lane lane : List.copyOf(lanes.values())) {
            for (Work work : lane.overdue(dwellLimit, stalledLimit, config.stalledQueue())) {
                putOff(work, Postponement.after(lane.silence(nanos)));
            }
        }
        forgetIdle();
        advance();
    }
}
