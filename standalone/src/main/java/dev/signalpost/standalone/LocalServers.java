package dev.signalpost.standalone;

import dev.signalpost.embedded.DataDirectory;
import dev.signalpost.embedded.EmbeddedKafka;
import dev.signalpost.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.logging.LogManager;

/** Kafka and PostgreSQL in this JVM, each unless it is elsewhere. They start side by side. */
final class LocalServers implements AutoCloseable {

    private final Optional<EmbeddedKafka> kafka;
    private final Optional<EmbeddedPostgres> postgres;

    private LocalServers(Optional<EmbeddedKafka> kafka, Optional<EmbeddedPostgres> postgres) {
        this.kafka = kafka;
        this.postgres = postgres;
    }

    @FunctionalInterface
    private interface Start<T> {
        T server() throws IOException;
    }

    static LocalServers start(Settings settings, DataDirectory data) {
        // Two threads that log for the first time at the same time can block each other for ever in
        // the log manager.
        LogManager.getLogManager();
        Path directory = data.path();
        CompletableFuture<Optional<EmbeddedKafka>> kafka =
                settings.kafka().isPresent()
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : starting(
                                "Kafka", () -> EmbeddedKafka.start(directory.resolve("kafka"), 0));
        CompletableFuture<Optional<EmbeddedPostgres>> postgres =
                settings.postgres().isPresent()
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : starting(
                                "PostgreSQL",
                                () -> EmbeddedPostgres.start(directory.resolve("postgres"), 0));
        try {
            return new LocalServers(kafka.join(), postgres.join());
        } catch (CompletionException failed) {
            throw new StartFailure(
                    "The embedded servers did not start: "
                            + failed.getCause()
                            + ". If the data in "
                            + directory
                            + " may go, delete it and start again.");
        }
    }

    /**
     * Tells the services where the servers are; a server elsewhere is told by the environment
     * already.
     */
    void configure() {
        kafka.ifPresent(
                server -> System.setProperty("kafka.bootstrap.servers", server.bootstrapServers()));
        postgres.ifPresent(
                server -> {
                    System.setProperty("SIGNALPOST_POSTGRES_URL", server.jdbcUrl());
                    System.setProperty("SIGNALPOST_POSTGRES_USER", server.user());
                    System.setProperty("SIGNALPOST_POSTGRES_PASSWORD", server.password());
                });
    }

    @Override
    public void close() throws IOException {
        kafka.ifPresent(EmbeddedKafka::close);
        if (postgres.isPresent()) {
            postgres.get().close();
        }
        System.out.println("Signalpost has stopped; its data stays.");
    }

    private static <T> CompletableFuture<Optional<T>> starting(String name, Start<T> start) {
        System.out.println("Starting " + name + " ...");
        Supplier<Optional<T>> timed =
                () -> {
                    long began = System.nanoTime();
                    try {
                        T server = start.server();
                        System.out.printf(
                                "%s is ready after %.1f s.%n",
                                name, (System.nanoTime() - began) / 1e9);
                        return Optional.of(server);
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                };
        return CompletableFuture.supplyAsync(
                timed, task -> Thread.ofPlatform().name("start-" + name).start(task));
    }
}
