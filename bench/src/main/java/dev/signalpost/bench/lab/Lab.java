package dev.signalpost.bench.lab;

import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.platform.secret.SecretCipher;
import dev.signalpost.testkit.Infrastructure;
import dev.signalpost.testkit.Installation;
import dev.signalpost.testkit.KafkaRecords;
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
    private final Workers workers;
    private final Database database;
    private final SecretCipher cipher =
            new SecretCipher(() -> Optional.of(Infrastructure.SECRETS_KEY));

    public Lab(boolean quick) {
        this.quick = quick;
        this.kafka = new KafkaRecords(servers.bootstrapServers());
        this.workers = new Workers(kafka, settings(), sink.trustedCertificates());
        this.database = new Database(servers);
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

    public Workers workers() {
        return workers;
    }

    public Database database() {
        return database;
    }

    private Map<String, String> settings() {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(),
                "SIGNALPOST_POSTGRES_URL", servers.jdbcUrl(),
                "SIGNALPOST_POSTGRES_USER", servers.user(),
                "SIGNALPOST_POSTGRES_PASSWORD", servers.password());
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
        workers.close();
        database.close();
        sink.close();
        kafka.close();
    }
}
