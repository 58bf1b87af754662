package dev.signalpost.delivery.report;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.delivery.retry.RetryTier;
import dev.signalpost.platform.kafka.Topics;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts deliveries on the topics where they wait, or rest for good. */
@Singleton
public class DeliveryTopics {

    private final OutcomeProducer producer;
    private final Topics topics;
    private final Clock clock;

    DeliveryTopics(OutcomeProducer producer, Topics topics, Clock clock) {
        this.producer = producer;
        this.topics = topics;
        this.clock = clock;
    }

    /** Lets the delivery wait in the tier that fits what is left until it is due. */
    public void postpone(DeliveryRecord delivery, Runnable confirmed) {
        producer.send(List.of(waiting(delivery)), confirmed);
    }

    /**
     * Lets the delivery go on at once, at whatever worker: for an endpoint that takes what it gets,
     * but not from one worker alone as much as there is.
     */
    public void passOn(DeliveryRecord delivery, Runnable confirmed) {
        ProducerRecord<byte[], byte[]> keyed = waiting(delivery);
        int partition =
                Math.floorMod(
                        delivery.message().id().hashCode(), topics.partitions(Topic.RETRY_5S));
        producer.send(
                List.of(
                        new ProducerRecord<>(
                                keyed.topic(),
                                partition,
                                keyed.key(),
                                keyed.value(),
                                keyed.headers())),
                confirmed);
    }

    ProducerRecord<byte[], byte[]> waiting(DeliveryRecord delivery) {
        Instant now = clock.instant();
        RetryTier tier = RetryTier.of(delivery.notBefore(), now);
        return record(tier.topic(), tier.holding(delivery, now));
    }

    /** Puts the delivery aside until its endpoint takes deliveries again. */
    public void park(DeliveryRecord delivery, Runnable confirmed) {
        producer.send(List.of(record(Topic.PARKED, delivery)), confirmed);
    }

    ProducerRecord<byte[], byte[]> exhausted(DeliveryRecord delivery) {
        return record(Topic.EXHAUSTED, delivery);
    }

    private static ProducerRecord<byte[], byte[]> record(Topic topic, DeliveryRecord delivery) {
        var record =
                new ProducerRecord<>(
                        topic.topicName(),
                        delivery.endpoint().toString().getBytes(US_ASCII),
                        delivery.message().payload());
        delivery.writeHeaders(record.headers());
        return record;
    }
}
