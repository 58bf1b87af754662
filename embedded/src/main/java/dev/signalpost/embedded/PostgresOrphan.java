package dev.signalpost.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL server whose parent process was killed: it still runs, and holds the data directory.
 */
final class PostgresOrphan {

    private static final String PID_FILE = "postmaster.pid";
    private static final int PATIENCE_SECONDS = 20;

    private PostgresOrphan() {}

    /**
     * Stops the server that runs on the directory, if one does. SIGTERM alone would wait for its
     * clients, which are dead, so SIGINT, PostgreSQL's fast shutdown, is sent.
     */
    static void stop(Path directory) throws IOException {
        Optional<ProcessHandle> orphan =
                pid(directory.resolve(PID_FILE))
                        .flatMap(ProcessHandle::of)
                        .filter(PostgresOrphan::isPostgres);
        if (orphan.isEmpty()) {
            return;
        }
        new ProcessBuilder("kill", "-INT", Long.toString(orphan.get().pid())).start();
        try {
            orphan.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stillThere) {
            throw new IOException(
                    "A PostgreSQL server (process %d) of an earlier run still uses %s. Stop it, then start again."
                            .formatted(orphan.get().pid(), directory),
                    stillThere);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(
                    "Interrupted while stopping an earlier PostgreSQL server.", stopped);
        }
    }

    private static Optional<Long> pid(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(Long.parseLong(lines.getFirst().strip()));
    }

    /** The number in the file may meanwhile belong to another program. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(path -> path.contains("postgres")).isPresent();
    }
}
