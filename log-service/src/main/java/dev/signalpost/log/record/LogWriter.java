package dev.signalpost.log.record;

import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes batches, and keeps the offsets that say where the next one begins. */
@Singleton
class LogWriter {

    private static final String COPY_MESSAGES =
            "COPY log.message (id, environment, application, event_type, source, channels, uid, content_type, created_at, payload)"
                    + " FROM STDIN (FORMAT binary)";
    private static final String COPY_ATTEMPTS =
            "COPY log.attempt (id, application, endpoint, message, number, status, started_at, detail)"
                    + " FROM STDIN (FORMAT binary)";

    private final javax.sql.DataSource database;

    LogWriter(@DataSource("log") javax.sql.DataSource database) {
        this.database = database;
    }

    /** The offset where reading of the partition goes on; 0 for one that was never read. */
    long nextOffset(TopicPartition partition) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO log.consumed (topic, partition, next_offset) VALUES (?, ?, 0) ON CONFLICT DO NOTHING");
                PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT next_offset FROM log.consumed WHERE topic = ? AND partition = ?")) {
            for (PreparedStatement statement : new PreparedStatement[] {insert, select}) {
                statement.setString(1, partition.topic());
                statement.setInt(2, partition.partition());
            }
            insert.executeUpdate();
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** How far all partitions are that were ever read, by whichever process. */
    Map<TopicPartition, Long> nextOffsets() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT topic, partition, next_offset FROM log.consumed");
                ResultSet rows = select.executeQuery()) {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            while (rows.next()) {
                offsets.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
            return offsets;
        }
    }

    /**
     * Writes all of the batch or nothing.
     *
     * @param expected where the partitions were when the batch was read
     * @return false when another process moved one of them meanwhile; nothing was written then
     */
    boolean write(Batch batch, Map<TopicPartition, Long> expected) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean ours = advance(connection, batch, expected);
                if (ours) {
                    copy(connection, COPY_MESSAGES, batch.messages());
                    copy(connection, COPY_ATTEMPTS, batch.attempts());
                    connection.commit();
                } else {
                    connection.rollback();
                }
                return ours;
            } catch (SQLException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static boolean advance(
            Connection connection, Batch batch, Map<TopicPartition, Long> expected)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE log.consumed SET next_offset = ? WHERE topic = ? AND partition = ? AND next_offset = ?")) {
            for (Map.Entry<TopicPartition, Long> next : batch.nextOffsets().entrySet()) {
                update.setLong(1, next.getValue());
                update.setString(2, next.getKey().topic());
                update.setInt(3, next.getKey().partition());
                update.setLong(4, expected.get(next.getKey()));
                if (update.executeUpdate() != 1) {
                    return false;
                }
            }
            return true;
        }
    }

    private static void copy(Connection connection, String statement, BinaryCopy rows)
            throws SQLException {
        if (rows.rows() == 0) {
            return;
        }
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        rows.writeTo(copy);
        copy.endCopy();
    }
}
