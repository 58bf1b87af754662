package dev.signalpost.log.record;

import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.log.retention.Partitions;
import dev.signalpost.platform.kafka.KafkaClients;
import dev.signalpost.platform.kafka.Topics;
import dev.signalpost.platform.thread.ServiceThread;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jboss.logging.Logger;

/**
 * Reads messages and attempts, shared by all processes of the log service, on one thread each.
 * While the database is away it waits, and then goes on where the table says.
 */
@Liveness
@Singleton
public class RecordConsumer implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(RecordConsumer.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /**
     * A larger batch costs less for each row; a tenth of a second is what a reader of the log may
     * wait for it.
     */
    private static final Map<String, Object> BATCHES =
            Map.of(
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000,
                    ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 256 * 1024,
                    ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);

    private final KafkaClients clients;
    private final LogWriter writer;
    private final MessageRows messages;
    private final AttemptRows attempts;
    private final Partitions partitions;
    private final ServiceThread thread;

    RecordConsumer(
            KafkaClients clients,
            LogWriter writer,
            MessageRows messages,
            AttemptRows attempts,
            Partitions partitions,
            Topics topicsExist) {
        this.clients = clients;
        this.writer = writer;
        this.messages = messages;
        this.attempts = attempts;
        this.partitions = partitions;
        this.thread = new ServiceThread("log-record", this::run);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.stop(PAUSE.multipliedBy(10));
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("log of messages and attempts")
                .status(thread.alive())
                .build();
    }

    private void run() {
        while (thread.goesOn()) {
            try (KafkaConsumer<byte[], byte[]> consumer =
                    clients.consumer("signalpost-log", "log-record", BATCHES)) {
                partitions.prepare();
                var recording = new Recording(consumer, writer, messages, attempts);
                consumer.subscribe(
                        List.of(Topic.MESSAGES.topicName(), Topic.ATTEMPTS.topicName()),
                        recording.listener());
                while (thread.goesOn()) {
                    recording.round();
                }
            } catch (SQLException | KafkaException | CompletionException away) {
                LOG.warnf("log.waiting error=%s", away.toString());
                thread.pause(PAUSE);
            }
        }
    }
}
