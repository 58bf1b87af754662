package dev.signalpost.ingest.idempotency;

import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.contracts.problem.ProblemException;
import io.quarkus.flyway.FlywayDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Runs work on ingest's database, away from the event loop, and makes its tables when it is first
 * used: ingest starts and goes on without a database.
 */
@Singleton
public class IngestDatabase {

    private static final Logger LOG = Logger.getLogger(IngestDatabase.class);

    private final Flyway flyway;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private boolean migrated;

    IngestDatabase(@FlywayDataSource("ingest") Flyway flyway) {
        this.flyway = flyway;
    }

    /**
     * Fails with a {@link Problem.Unavailable} when the database is away, and with the problem that
     * the work throws.
     */
    public <T> CompletableFuture<T> run(Callable<T> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        migrate();
                        return work.call();
                    } catch (ProblemException answer) {
                        throw answer;
                    } catch (Exception databaseAway) {
                        LOG.warnf("database.away error=%s", databaseAway.toString());
                        throw new Problem.Unavailable(
                                        "Requests with an Idempotency-Key or a uid cannot be taken right now."
                                                + " Send it again, or without them.",
                                        Duration.ofSeconds(5))
                                .asException();
                    }
                },
                threads);
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }

    private synchronized void migrate() {
        if (!migrated) {
            flyway.migrate();
            migrated = true;
        }
    }
}
