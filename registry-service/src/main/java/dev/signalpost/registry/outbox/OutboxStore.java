package dev.signalpost.registry.outbox;

import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The table {@code registry.outbox}. */
@Singleton
class OutboxStore {

    /** Names the lock that makes the order of ids the order of commits. */
    private static final long APPEND_LOCK = 7_201_001;

    /** Names the lock that makes one process at a time the publisher. */
    private static final long PUBLISH_LOCK = 7_201_002;

    static final String CHANNEL = "registry_outbox";

    private final javax.sql.DataSource database;

    record Row(long id, String topic, String key, byte[] value, byte[] headers) {}

    OutboxStore(@DataSource("registry") javax.sql.DataSource database) {
        this.database = database;
    }

    /**
     * Appends in the current transaction. Holds a lock until that ends: without it a later id could
     * commit first, be published, and the earlier one would come after it.
     */
    void append(String topic, String key, byte[] value, byte[] headers) {
        try (Connection connection = database.getConnection();
                Statement lock = connection.createStatement();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO registry.outbox (topic, key, value, headers) VALUES (?, ?, ?, ?)")) {
            lock.execute("SELECT pg_advisory_xact_lock(" + APPEND_LOCK + ")");
            insert.setString(1, topic);
            insert.setString(2, key);
            insert.setBytes(3, value);
            insert.setBytes(4, headers);
            insert.executeUpdate();
            lock.execute("NOTIFY " + CHANNEL);
        } catch (SQLException failed) {
            throw new IllegalStateException("the outbox could not be written", failed);
        }
    }

    /** Id of the newest row; 0 when all are published. */
    long newest() throws SQLException {
        return number("SELECT coalesce(max(id), 0) FROM registry.outbox");
    }

    /** Whether no row up to that id is left. */
    boolean publishedUpTo(long id) throws SQLException {
        return number(
                        "SELECT count(*) FROM (SELECT 1 FROM registry.outbox WHERE id <= "
                                + id
                                + " LIMIT 1) t")
                == 0;
    }

    Connection connection() throws SQLException {
        return database.getConnection();
    }

    /** Makes this session the publisher until it ends, unless another one is. */
    static boolean tryBecomePublisher(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT pg_try_advisory_lock(" + PUBLISH_LOCK + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    static void resign(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock(" + PUBLISH_LOCK + ")");
            statement.execute("UNLISTEN *");
        }
    }

    static List<Row> oldest(Connection connection, int limit) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT id, topic, key, value, headers FROM registry.outbox ORDER BY id LIMIT ?")) {
            select.setInt(1, limit);
            try (ResultSet rows = select.executeQuery()) {
                List<Row> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(
                            new Row(
                                    rows.getLong(1),
                                    rows.getString(2),
                                    rows.getString(3),
                                    rows.getBytes(4),
                                    rows.getBytes(5)));
                }
                return found;
            }
        }
    }

    static void delete(Connection connection, long upTo) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM registry.outbox WHERE id <= ?")) {
            delete.setLong(1, upTo);
            delete.executeUpdate();
        }
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
