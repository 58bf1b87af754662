package dev.signalpost.testkit;

import dev.signalpost.embedded.EmbeddedKafka;
import dev.signalpost.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** In this JVM; the default, because it needs nothing but the JVM. */
final class EmbeddedServers implements Servers {

    private final Path directory;
    private final int kafkaPort;
    private final int postgresPort;
    private EmbeddedKafka kafka;
    private EmbeddedPostgres postgres;

    EmbeddedServers() throws IOException {
        directory = Files.createTempDirectory("signalpost-test");
        kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
        kafkaPort = kafka.port();
        postgres = EmbeddedPostgres.start(directory.resolve("postgres"), 0);
        postgresPort = postgres.port();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    @Override
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + postgresPort + "/postgres";
    }

    @Override
    public String user() {
        return postgres.user();
    }

    @Override
    public String password() {
        return postgres.password();
    }

    @Override
    public void stopPostgres() throws IOException {
        postgres.close();
    }

    @Override
    public void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.start(directory.resolve("postgres"), postgresPort);
    }

    @Override
    public void stopKafka() {
        kafka.close();
    }

    @Override
    public void startKafka() throws IOException {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"), kafkaPort);
    }

    private void close() {
        try {
            postgres.close();
            kafka.close();
        } catch (IOException | RuntimeException alreadyGone) {
            System.err.println("embedded servers did not stop cleanly: " + alreadyGone);
        } finally {
            TemporaryFiles.delete(directory);
        }
    }
}
