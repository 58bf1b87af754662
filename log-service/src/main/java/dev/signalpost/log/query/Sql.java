package dev.signalpost.log.query;

import dev.signalpost.contracts.problem.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Runs a query, and says in the callers' words when the database is away or the question too large.
 */
public final class Sql {

    private static final Logger LOG = Logger.getLogger(Sql.class);
    private static final String QUERY_CANCELED = "57014";

    private Sql() {}

    /** Work on one connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * @throws dev.signalpost.contracts.problem.ProblemException with {@link Problem.Unavailable}
     */
    public static <T> T run(DataSource database, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException failed) {
            LOG.warnf("query.failed state=%s error=%s", failed.getSQLState(), failed.getMessage());
            String detail =
                    QUERY_CANCELED.equals(failed.getSQLState())
                            ? "The question takes too long to answer. Ask for a shorter span of time."
                            : "The log cannot be read right now. Try again.";
            throw new Problem.Unavailable(detail, Duration.ofSeconds(5)).asException();
        }
    }

    public static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
