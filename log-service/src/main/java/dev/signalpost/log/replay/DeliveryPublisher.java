package dev.signalpost.log.replay;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.platform.kafka.KafkaClients;
import dev.signalpost.platform.kafka.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Puts deliveries that are due now before the workers. Blocks until Kafka has them. */
@Singleton
class DeliveryPublisher {

    private static final Logger LOG = Logger.getLogger(DeliveryPublisher.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final KafkaProducer<byte[], byte[]> producer;

    DeliveryPublisher(KafkaClients clients, Topics topicsExist) {
        this.producer = clients.producer("log-replay", TIMEOUT, Map.of());
    }

    @PreDestroy
    void close() {
        producer.close(TIMEOUT);
    }

    /**
     * @throws dev.signalpost.contracts.problem.ProblemException with {@link Problem.Unavailable}
     *     when Kafka did not take all of them in time; it may have taken some
     */
    void publish(List<DeliveryRecord> deliveries) {
        try {
            List<Future<RecordMetadata>> sent =
                    deliveries.stream().map(delivery -> producer.send(record(delivery))).toList();
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (ExecutionException | KafkaException away) {
            LOG.warnf("replay.not-sent error=%s", away.toString());
            throw unavailable();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static RuntimeException unavailable() {
        return new Problem.Unavailable(
                        "Deliveries cannot be sent again right now. Try again.",
                        Duration.ofSeconds(5))
                .asException();
    }

    private static ProducerRecord<byte[], byte[]> record(DeliveryRecord delivery) {
        var record =
                new ProducerRecord<>(
                        Topic.RETRY_5S.topicName(),
                        delivery.endpoint().toString().getBytes(US_ASCII),
                        delivery.message().payload());
        delivery.writeHeaders(record.headers());
        return record;
    }
}
