package dev.signalpost.ingest.intake;

import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.MessageId;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The table {@code ingest.message_uid}. */
@Singleton
class UidStore {

    private final javax.sql.DataSource database;

    UidStore(@DataSource("ingest") javax.sql.DataSource database) {
        this.database = database;
    }

    /**
     * @return false when another message has the uid
     */
    boolean claim(ApplicationId application, String uid, MessageId message) throws SQLException {
        return update(
                """
                INSERT INTO ingest.message_uid (application, uid, message, claimed_at) VALUES (?, ?, ?, now())
                ON CONFLICT DO NOTHING
                """,
                application,
                uid,
                message);
    }

    /**
     * @return false when the message does not have the uid
     */
    boolean release(ApplicationId application, String uid, MessageId message) throws SQLException {
        return update(
                "DELETE FROM ingest.message_uid WHERE application = ? AND uid = ? AND message = ?",
                application,
                uid,
                message);
    }

    private boolean update(String sql, ApplicationId application, String uid, MessageId message)
            throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, application.value());
            statement.setString(2, uid);
            statement.setObject(3, message.value());
            return statement.executeUpdate() == 1;
        }
    }
}
