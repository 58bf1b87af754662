package dev.signalpost.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One PostgreSQL server, as a child process, on the loopback interface. Commits are on disk before
 * they are answered. When this process is killed the server stays behind; the next start on the
 * same directory stops it first.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Duration STARTUP = Duration.ofSeconds(60);
    private static final String USER = "postgres";

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts the server, or starts it again on the data of an earlier one.
     *
     * @param directory where the data is kept; made if missing
     * @param port to listen on; 0 for any free one
     */
    public static EmbeddedPostgres start(Path directory, int port) throws IOException {
        Files.createDirectories(directory.toAbsolutePath().getParent());
        PostgresOrphan.stop(directory);
        return new EmbeddedPostgres(
                io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                        .setDataDirectory(directory)
                        .setCleanDataDirectory(false)
                        // Its own would stop the server while the services still write to it.
                        .setRegisterShutdownHook(false)
                        .setPort(port == 0 ? FreePort.find() : port)
                        .setPGStartupWait(STARTUP)
                        .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                        .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                        // The library turns both off, for throw-away databases; ours must survive.
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "100")
                        .start());
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    public String user() {
        return USER;
    }

    public String password() {
        return USER;
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
