package dev.signalpost.registry.outbox;

import dev.signalpost.contracts.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Runs a change: all its rows and outbox records in one transaction, then waits, two seconds at
 * most, until Kafka has the records. Blocks.
 */
@Singleton
public class Writes {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final OutboxStore store;
    private final Progress progress;

    Writes(OutboxStore store, Progress progress) {
        this.store = store;
        this.progress = progress;
    }

    private record Committed<T>(T value, long outboxId) {}

    /**
     * @throws dev.signalpost.contracts.problem.ProblemException with a {@link Problem.Conflict}
     *     when a name is taken that must be unique, and with what the change itself throws; nothing
     *     is changed then
     */
    public <T> Written<T> run(Callable<T> change) {
        Committed<T> committed = commit(change);
        try {
            return new Written<>(committed.value(), progress.await(committed.outboxId(), PATIENCE));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Written<>(committed.value(), false);
        }
    }

    private <T> Committed<T> commit(Callable<T> change) {
        try {
            return QuarkusTransaction.requiringNew()
                    .call(
                            () -> {
                                T value = change.call();
                                return new Committed<>(value, newest());
                            });
        } catch (RuntimeException failed) {
            if (isUniqueViolation(failed)) {
                throw new Problem.Conflict("The name or uid is already in use.").asException();
            }
            throw failed;
        }
    }

    private long newest() throws SQLException {
        return store.newest();
    }

    /**
     * Two requests can both see a name free; the database decides, at the latest when it commits.
     */
    private static boolean isUniqueViolation(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violation
                    && violation.getKind() == ConstraintViolationException.ConstraintKind.UNIQUE) {
                return true;
            }
        }
        return failure instanceof PersistenceException persistence
                && String.valueOf(persistence.getMessage()).contains("duplicate key");
    }
}
