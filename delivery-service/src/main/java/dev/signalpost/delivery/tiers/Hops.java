package dev.signalpost.delivery.tiers;

import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.message.Reading;
import dev.signalpost.delivery.report.DeadLetters;
import dev.signalpost.delivery.report.DeliveryTopics;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Moves one waiting delivery on, when its stay is over. */
@Singleton
class Hops {

    private final DeliveryTopics topics;
    private final DeadLetters deadLetters;
    private final Clock clock;

    Hops(DeliveryTopics topics, DeadLetters deadLetters, Clock clock) {
        this.topics = topics;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    boolean isOver(Instant stay) {
        return !stay.isAfter(clock.instant());
    }

    /**
     * Moves the record on if its stay is over; what cannot be read is put aside.
     *
     * @param confirmed runs when the record is safe elsewhere; not at all if it stays
     * @return until when it must stay; empty if it was moved
     */
    Optional<Instant> hop(ConsumerRecord<byte[], byte[]> record, Runnable confirmed) {
        return switch (DeliveryRecord.read(record.headers(), record.value(), record.timestamp())) {
            case Reading.Poison<DeliveryRecord> poison -> {
                deadLetters.add(record, poison.reason(), confirmed);
                yield Optional.empty();
            }
            case Reading.Understood<DeliveryRecord> understood -> {
                DeliveryRecord delivery = understood.content();
                if (!isOver(delivery.hopAt())) {
                    yield Optional.of(delivery.hopAt());
                }
                topics.postpone(delivery, confirmed);
                yield Optional.empty();
            }
        };
    }
}
