package dev.signalpost.registry.outbox;

import dev.signalpost.platform.kafka.KafkaClients;
import dev.signalpost.platform.kafka.Topics;
import dev.signalpost.platform.thread.ServiceThread;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Sends the outbox to Kafka, oldest first, on one thread of one process at a time (an advisory lock
 * decides which). A row is deleted once Kafka has its record. After a crash or a failed send it
 * begins again at the oldest row that is left, so a record can come twice, but never after a newer
 * one for good: the newer ones come again, too.
 */
@Startup
@Singleton
public class OutboxPublisher {

    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
    private static final int BATCH = 500;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(10);

    private final OutboxStore store;
    private final KafkaClients clients;
    private final Progress progress;
    private final ServiceThread thread;

    OutboxPublisher(
            OutboxStore store, KafkaClients clients, Progress progress, Topics topicsExist) {
        this.store = store;
        this.clients = clients;
        this.progress = progress;
        this.thread = new ServiceThread("registry-outbox", this::run);
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.stop(SEND_TIMEOUT);
    }

    private void run() {
        while (thread.goesOn()) {
            try (Connection connection = store.connection()) {
                connection.setAutoCommit(true);
                if (OutboxStore.tryBecomePublisher(connection)) {
                    publishWhileLeader(connection);
                } else {
                    thread.pause(POLL);
                }
            } catch (SQLException | KafkaException | ExecutionException trouble) {
                LOG.warnf("outbox.interrupted error=%s", trouble.toString());
                thread.pause(POLL);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void publishWhileLeader(Connection connection)
            throws SQLException, ExecutionException, InterruptedException {
        try (var producer = clients.producer("registry-outbox", SEND_TIMEOUT, Map.of());
                Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + OutboxStore.CHANNEL);
            PGConnection notifications = connection.unwrap(PGConnection.class);
            while (thread.goesOn()) {
                List<OutboxStore.Row> rows = OutboxStore.oldest(connection, BATCH);
                if (rows.isEmpty()) {
                    notifications.getNotifications((int) POLL.toMillis());
                } else {
                    send(producer, rows);
                    OutboxStore.delete(connection, rows.getLast().id());
                    progress.reached(rows.getLast().id());
                }
            }
        } finally {
            OutboxStore.resign(connection);
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, List<OutboxStore.Row> rows)
            throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (OutboxStore.Row row : rows) {
            sent.add(
                    producer.send(
                            new ProducerRecord<>(
                                    row.topic(),
                                    null,
                                    Outbox.bytes(row.key()),
                                    row.value(),
                                    HeaderLines.read(row.headers()))));
        }
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }
}
