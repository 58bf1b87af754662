package dev.signalpost.log.retention;

import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The tables of single days (UTC), named {@code message_20260131}. Safe to be run by several
 * processes at once.
 */
@Singleton
public class Partitions {

    private static final Logger LOG = Logger.getLogger(Partitions.class);
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int DAYS_BACK = 9;
    private static final int DAYS_AHEAD = 2;
    private static final long LOCK = 7_201_003;

    private final javax.sql.DataSource database;
    private final RetentionConfig config;
    private final Clock clock;

    Partitions(
            @DataSource("log") javax.sql.DataSource database, RetentionConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** Makes the days that may get rows now and soon, as far as they are missing. */
    public void prepare() throws SQLException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<String> statements = new ArrayList<>();
        for (String table : List.of("message", "attempt")) {
            for (LocalDate day = today.minusDays(DAYS_BACK);
                    !day.isAfter(today.plusDays(DAYS_AHEAD));
                    day = day.plusDays(1)) {
                statements.add(
                        "CREATE TABLE IF NOT EXISTS log.%s_%s PARTITION OF log.%s FOR VALUES FROM ('%s 00:00Z') TO ('%s 00:00Z')"
                                .formatted(table, DAY.format(day), table, day, day.plusDays(1)));
            }
        }
        run(statements);
    }

    /** Drops the days whose time is over. */
    public void forget() throws SQLException {
        List<String> statements = new ArrayList<>();
        statements.addAll(drops("message", config.messages()));
        statements.addAll(drops("attempt", config.attempts()));
        run(statements);
        statements.forEach(statement -> LOG.infof("log.forgotten statement=%s", statement));
    }

    private List<String> drops(String table, Duration kept) throws SQLException {
        String oldest =
                table
                        + "_"
                        + DAY.format(
                                LocalDate.ofInstant(clock.instant().minus(kept), ZoneOffset.UTC));
        return days(table).stream()
                .filter(day -> day.compareTo(oldest) < 0)
                .map(day -> "DROP TABLE log." + day)
                .toList();
    }

    private List<String> days(String table) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT relname FROM pg_class JOIN pg_inherits ON inhrelid = pg_class.oid WHERE inhparent = 'log."
                                        + table
                                        + "'::regclass")) {
            List<String> days = new ArrayList<>();
            while (rows.next()) {
                days.add(rows.getString(1));
            }
            return days;
        }
    }

    private void run(List<String> statements) throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
                for (String each : statements) {
                    statement.execute(each);
                }
                connection.commit();
            } catch (SQLException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
