package dev.signalpost.bench.lab;

import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.platform.secret.SecretCipher;
import dev.signalpost.testkit.Infrastructure;
import dev.signalpost.testkit.Installation;
import dev.signalpost.testkit.KafkaRecords;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The servers, the sink and the sizes of one run. */
public final class Lab implements AutoCloseable {

    private final boolean quick;
    private final Infrastructure servers = Infrastructure.shared();
    private final Sink sink = new Sink();
    private final KafkaRecords kafka;
    private final SecretCipher cipher =
            new SecretCipher(() -> Optional.of(Infrastructure.SECRETS_KEY));

    public Lab(boolean quick) {
        this.quick = quick;
        this.kafka = new KafkaRecords(servers.bootstrapServers());
        makeTopics();
    }

    /** The number for a full run, or a smaller one for a quick one. */
    public int size(int full, int small) {
        return quick ? small : full;
    }

    public boolean quick() {
        return quick;
    }

    public Sink sink() {
        return sink;
    }

    public KafkaRecords kafka() {
        return kafka;
    }

    public String bootstrapServers() {
        return servers.bootstrapServers();
    }

    /** A new environment with an application, which nobody else uses. */
    public Installation installation() {
        return new Installation(kafka, cipher::seal);
    }

    /** Writes messages of an installation. */
    public Source source(Installation installation) {
        return new Source(bootstrapServers(), installation);
    }

    /** A delivery worker in a process of its own, ready. */
    public Worker worker() {
        return worker(Map.of());
    }

    /** One with room for a million endpoints. */
    public Worker bigWorker() {
        return worker(Map.of(Worker.JVM, "-Xmx3g"));
    }

    /** One with further settings. */
    public Worker worker(Map<String, String> more) {
        return Worker.service("delivery-service", settings(more));
    }

    public Worker ingest() {
        return Worker.service("ingest-service", settings(Map.of()));
    }

    public Worker log() {
        return Worker.service("log-service", settings(Map.of()));
    }

    /** Arguments for a program that writes to the same database. */
    public String[] databaseArguments() {
        return new String[] {servers.jdbcUrl(), servers.user(), servers.password()};
    }

    /** The first number that a query answers; 0 if it answers nothing. */
    public long query(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(
                                servers.jdbcUrl(), servers.user(), servers.password());
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            ResultSet row = rows ? statement.getResultSet() : null;
            return row != null && row.next() ? row.getLong(1) : 0;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
        settings.put("SIGNALPOST_POSTGRES_URL", servers.jdbcUrl());
        settings.put("SIGNALPOST_POSTGRES_USER", servers.user());
        settings.put("SIGNALPOST_POSTGRES_PASSWORD", servers.password());
        return settings;
    }

    /** Shows that something goes on. */
    public void progress(String what) {
        System.out.println("  " + what);
    }

    private void makeTopics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            var existing = admin.listTopics().names().get();
            admin.createTopics(
                            java.util.Arrays.stream(Topic.values())
                                    .filter(topic -> !existing.contains(topic.topicName()))
                                    .map(
                                            topic ->
                                                    new NewTopic(
                                                                    topic.topicName(),
                                                                    topic.partitions(),
                                                                    (short) 1)
                                                            .configs(
                                                                    topic.compacted()
                                                                            ? Map.of(
                                                                                    "cleanup.policy",
                                                                                    "compact")
                                                                            : Map.of()))
                                    .collect(Collectors.toList()))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        sink.close();
        kafka.close();
    }
}
