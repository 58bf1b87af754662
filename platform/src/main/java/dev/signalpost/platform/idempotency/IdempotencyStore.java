package dev.signalpost.platform.idempotency;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * Remembers the answers to requests with an idempotency key, in the table {@code idempotency} of
 * the service's own schema, which the service's migration makes. An answer is kept for 24 hours. A
 * claim whose process died is free again after a minute. Blocks; safe for use by many threads and
 * many processes.
 */
public final class IdempotencyStore {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration CLAIM_LASTS = Duration.ofMinutes(1);

    private final DataSource database;
    private final String table;
    private final Clock clock;

    public IdempotencyStore(DataSource database, String schema, Clock clock) {
        this.database = database;
        this.table = schema + ".idempotency";
        this.clock = clock;
    }

    /** Takes the key for this request, or tells what became of the request that has it. */
    public Claim claim(IdempotencyKey key, String fingerprint) throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                        INSERT INTO %1$s AS t (caller, path, key, fingerprint, claimed_at) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (caller, path, key) DO UPDATE
                        SET fingerprint = excluded.fingerprint, claimed_at = excluded.claimed_at,
                            status = NULL, content_type = NULL, body = NULL
                        WHERE t.claimed_at < ? OR (t.status IS NULL AND t.claimed_at < ?)
                        """
                                        .formatted(table))) {
            identify(insert, key);
            insert.setString(4, fingerprint);
            insert.setTimestamp(5, Timestamp.from(now));
            insert.setTimestamp(6, Timestamp.from(now.minus(KEPT)));
            insert.setTimestamp(7, Timestamp.from(now.minus(CLAIM_LASTS)));
            return insert.executeUpdate() == 1
                    ? new Claim.Fresh()
                    : earlier(connection, key, fingerprint);
        }
    }

    /** Keeps the answer of a request that succeeded. */
    public void complete(IdempotencyKey key, int status, String contentType, byte[] body)
            throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                "UPDATE %s SET status = ?, content_type = ?, body = ? WHERE caller = ? AND path = ? AND key = ?"
                                        .formatted(table))) {
            update.setInt(1, status);
            update.setString(2, contentType);
            update.setBytes(3, body);
            update.setString(4, key.caller());
            update.setString(5, key.path());
            update.setString(6, key.key());
            update.executeUpdate();
        }
    }

    /** Frees the key of a request that failed, so that it can be tried again. */
    public void release(IdempotencyKey key) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement(
                                "DELETE FROM %s WHERE caller = ? AND path = ? AND key = ? AND status IS NULL"
                                        .formatted(table))) {
            identify(delete, key);
            delete.executeUpdate();
        }
    }

    /** Forgets answers that are older than a day. */
    public int forgetOld() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement(
                                "DELETE FROM %s WHERE claimed_at < ?".formatted(table))) {
            delete.setTimestamp(1, Timestamp.from(clock.instant().minus(KEPT)));
            return delete.executeUpdate();
        }
    }

    private Claim earlier(Connection connection, IdempotencyKey key, String fingerprint)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT fingerprint, status, content_type, body FROM %s WHERE caller = ? AND path = ? AND key = ?"
                                .formatted(table))) {
            identify(select, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return new Claim.Busy();
                }
                if (!row.getString("fingerprint").equals(fingerprint)) {
                    return new Claim.Mismatch();
                }
                int status = row.getInt("status");
                return row.wasNull()
                        ? new Claim.Busy()
                        : new Claim.Replay(
                                status, row.getString("content_type"), row.getBytes("body"));
            }
        }
    }

    private static void identify(PreparedStatement statement, IdempotencyKey key)
            throws SQLException {
        statement.setString(1, key.caller());
        statement.setString(2, key.path());
        statement.setString(3, key.key());
    }
}
