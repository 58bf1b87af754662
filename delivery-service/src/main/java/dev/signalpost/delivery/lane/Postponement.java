package dev.signalpost.delivery.lane;

import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.delivery.report.DeliveryTopics;
import dev.signalpost.delivery.source.Work;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Hands work back to Kafka without an attempt: the same attempt is made later, maybe by another
 * worker.
 */
@Singleton
class Postponement {

    private static final Duration WELL = Duration.ofSeconds(1);
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final DeliveryTopics topics;
    private final Clock clock;
    private final Counter postponed;

    Postponement(DeliveryTopics topics, Clock clock, MeterRegistry meters) {
        this.topics = topics;
        this.clock = clock;
        this.postponed = meters.counter("signalpost.deliveries.postponed");
    }

    /**
     * An endpoint that has answered nothing for a while is left alone for as long again. One that
     * takes things, only fewer than there are, gets the next at once.
     */
    static Duration after(Duration silence) {
        if (silence.compareTo(WELL) < 0) {
            return Duration.ZERO;
        }
        if (silence.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return silence.compareTo(LONGEST) > 0 ? LONGEST : silence;
    }

    /**
     * Not before the pause is over, and not before it was due anyway. Work whose partition was lost
     * is dropped.
     */
    void postpone(Work work, Duration pause) {
        if (work.source().lost()) {
            return;
        }
        DeliveryRecord delivery = work.delivery();
        Instant now = clock.instant();
        Instant earliest = now.plus(pause);
        Instant due = delivery.notBefore().isAfter(earliest) ? delivery.notBefore() : earliest;
        postponed.increment();
        DeliveryRecord later = delivery.withNotBefore(due);
        if (due.isAfter(now)) {
            topics.postpone(later, work.source()::deliveryDone);
        } else {
            topics.passOn(later, work.source()::deliveryDone);
        }
    }
}
