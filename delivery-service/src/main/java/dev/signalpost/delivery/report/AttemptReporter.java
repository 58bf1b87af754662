package dev.signalpost.delivery.report;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.AttemptJson;
import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.delivery.dispatch.Attempt;
import dev.signalpost.delivery.retry.Next;
import dev.signalpost.delivery.retry.Pauses;
import dev.signalpost.delivery.retry.RetryPolicy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Decides with the {@link RetryPolicy} what follows an attempt, and tells Kafka. */
@Singleton
public class AttemptReporter {

    private final RetryPolicy policy;
    private final AttemptEntry entry;
    private final DeliveryTopics topics;
    private final ExhaustedEvent exhaustedEvent;
    private final OutcomeProducer producer;
    private final AttemptMeters meters;
    private final Clock clock;

    AttemptReporter(
            RetryPolicy policy,
            AttemptEntry entry,
            DeliveryTopics topics,
            ExhaustedEvent exhaustedEvent,
            OutcomeProducer producer,
            AttemptMeters meters,
            Clock clock) {
        this.policy = policy;
        this.entry = entry;
        this.topics = topics;
        this.exhaustedEvent = exhaustedEvent;
        this.producer = producer;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * @param confirmed runs when Kafka has everything that follows from the attempt
     */
    public void report(DeliveryRecord delivery, Attempt attempt, Runnable confirmed) {
        report(delivery, attempt, next(delivery, attempt), confirmed);
    }

    /**
     * Reports an attempt of a delivery that nothing may overtake: it is not sent elsewhere to wait.
     *
     * @return false, and nothing was done, when no further attempt follows
     */
    public boolean reportHeld(DeliveryRecord delivery, Attempt attempt) {
        if (next(delivery, attempt) instanceof Next.Again again) {
            report(delivery, attempt, new Next.Parked(again.notBefore()), () -> {});
            return true;
        }
        return false;
    }

    /** As {@link #report}, when it is known already what follows. */
    public void report(DeliveryRecord delivery, Attempt attempt, Next next, Runnable confirmed) {
        AttemptFinished finished = entry.of(delivery, attempt, next);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(3);
        records.add(
                new ProducerRecord<>(
                        Topic.ATTEMPTS.topicName(),
                        finished.message().toString().getBytes(US_ASCII),
                        AttemptJson.write(finished)));
        switch (next) {
            case Next.Finished end -> {}
            case Next.Gone end -> {}
            case Next.Again again ->
                    records.add(topics.waiting(delivery.following(again.notBefore())));
            case Next.Parked again -> {}
            case Next.Exhausted end -> {
                records.add(topics.exhausted(delivery));
                exhaustedEvent.of(finished).ifPresent(records::add);
            }
        }
        EndpointSignals.of(attempt, next).ifPresent(records::add);
        producer.send(records, confirmed);
        meters.count(finished);
        AttemptLog.write(finished);
    }

    private Next next(DeliveryRecord delivery, Attempt attempt) {
        return policy.after(attempt.result(), Pauses.of(attempt), delivery.step(), clock.instant());
    }
}
