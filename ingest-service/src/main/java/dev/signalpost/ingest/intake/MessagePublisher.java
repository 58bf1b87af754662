package dev.signalpost.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.message.MessageRecord;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.platform.kafka.KafkaClients;
import dev.signalpost.platform.kafka.Topics;
import dev.signalpost.registryview.RegistryView;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Puts messages on Kafka. Completes when all in-sync replicas have the record, and fails with a
 * {@link Problem.Unavailable} when that cannot be had in time, though the record may then still
 * arrive: the publisher repeats it under the same uid or idempotency key, or takes a duplicate.
 * Never blocks for longer than Kafka's producer needs to find a buffer.
 */
@Startup
@Singleton
public class MessagePublisher {

    private static final Logger LOG = Logger.getLogger(MessagePublisher.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /**
     * The loop that serves requests waits here, so that a broker that is away costs little of it.
     */
    private static final String MAX_BLOCK_MILLIS = "50";

    /** A minute of them. */
    private static final int METADATA_ATTEMPTS = 1200;

    /**
     * The producer would forget the topic after five minutes without a message, and the next one
     * would have to wait for it.
     */
    private static final long NEVER_FORGET_MILLIS = Duration.ofDays(365).toMillis();

    private final KafkaProducer<byte[], byte[]> producer;
    private final Shards shards;
    private final RegistryView view;
    private final Backlog backlog;
    private final Semaphore room;
    private final Counter accepted;
    private final Counter refused;

    MessagePublisher(
            KafkaClients clients,
            Topics topics,
            IntakeConfig config,
            RegistryView view,
            Backlog backlog,
            MeterRegistry meters) {
        this.view = view;
        this.backlog = backlog;
        this.producer =
                clients.producer(
                        "ingest-messages",
                        config.publishTimeout(),
                        Map.of(
                                ProducerConfig.LINGER_MS_CONFIG,
                                config.linger().toMillis(),
                                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                MAX_BLOCK_MILLIS,
                                ProducerConfig.METADATA_MAX_IDLE_CONFIG,
                                NEVER_FORGET_MILLIS));
        // Twice as long as a batch is gathered, so that most batches begin and end in one stay.
        this.shards =
                new Shards(topics.partitions(Topic.MESSAGES), config.linger().multipliedBy(2));
        this.room = new Semaphore(config.maxInFlight());
        this.accepted = meters.counter("signalpost.messages", "result", "accepted");
        this.refused = meters.counter("signalpost.messages", "result", "unavailable");
        awaitMetadata(Topic.MESSAGES);
        awaitMetadata(Topic.RETRY_5S);
    }

    /**
     * Without the topic's metadata the first send would wait for it, longer than a request's thread
     * may.
     */
    private void awaitMetadata(Topic topic) {
        for (int attempt = 1; ; attempt++) {
            try {
                producer.partitionsFor(topic.topicName());
                return;
            } catch (TimeoutException notYet) {
                if (attempt == METADATA_ATTEMPTS) {
                    throw notYet;
                }
            }
        }
    }

    @PreDestroy
    void close() {
        producer.close();
    }

    /**
     * @param message whose application is named by its id
     */
    CompletionStage<Message> publish(Message message) {
        var record =
                new ProducerRecord<>(
                        Topic.MESSAGES.topicName(),
                        partition(message),
                        message.application().getBytes(UTF_8),
                        message.payload());
        MessageRecord.writeHeaders(message, record.headers());
        return send(record, message);
    }

    /** Order is kept within a partition, so what has an order has one partition. */
    private int partition(Message message) {
        boolean ordered =
                message.terms().orderingKey() != null
                        || view.keepsOrder(ApplicationId.of(message.application()));
        return ordered
                ? shards.fixed(message.application(), message.terms().orderingKey())
                : shards.next(message.application(), backlog::of);
    }

    /** A delivery that is due at once, to its endpoint alone. */
    CompletionStage<Message> publish(DeliveryRecord delivery) {
        var record =
                new ProducerRecord<>(
                        Topic.RETRY_5S.topicName(),
                        delivery.endpoint().toString().getBytes(UTF_8),
                        delivery.message().payload());
        delivery.writeHeaders(record.headers());
        return send(record, delivery.message());
    }

    private CompletionStage<Message> send(ProducerRecord<byte[], byte[]> record, Message message) {
        if (!room.tryAcquire()) {
            return refuse("too many messages wait for Kafka");
        }
        var published = new CompletableFuture<Message>();
        try {
            producer.send(
                    record,
                    (metadata, failure) -> {
                        room.release();
                        if (failure == null) {
                            accepted.increment();
                            published.complete(message);
                        } else {
                            published.completeExceptionally(unavailable(failure.toString()));
                        }
                    });
        } catch (KafkaException | IllegalStateException notEvenTaken) {
            room.release();
            return refuse(notEvenTaken.toString());
        }
        return published;
    }

    private CompletionStage<Message> refuse(String why) {
        return CompletableFuture.failedStage(unavailable(why));
    }

    private Throwable unavailable(String why) {
        refused.increment();
        LOG.warnf("message.refused reason=%s", why);
        return new Problem.Unavailable(
                        "Messages cannot be stored right now. Send it again.", RETRY_AFTER)
                .asException();
    }
}
