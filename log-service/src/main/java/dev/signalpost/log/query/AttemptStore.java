package dev.signalpost.log.query;

import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.AttemptJson;
import dev.signalpost.contracts.attempt.DeliveryStatus;
import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.MessageId;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The table {@code log.attempt}, to be read. */
@Singleton
public class AttemptStore {

    /** More attempts than this of one message are not looked at. */
    private static final int MAX_OF_MESSAGE = 10_000;

    private static final String OF_ENDPOINT =
            """
            SELECT detail FROM log.attempt a
            WHERE endpoint = ? AND (started_at, id) < (?, ?) AND started_at >= ? AND started_at < ? %s
            ORDER BY started_at DESC, id DESC LIMIT ?
            """;
    private static final String NEWEST =
            """
             AND NOT EXISTS (SELECT 1 FROM log.attempt b WHERE b.message = a.message AND b.endpoint = a.endpoint
                 AND (b.started_at, b.id) > (a.started_at, a.id))
            """;

    private final javax.sql.DataSource database;

    AttemptStore(@DataSource("log") javax.sql.DataSource database) {
        this.database = database;
    }

    /** Oldest first. */
    List<AttemptFinished> ofMessage(ApplicationId application, MessageId message) {
        return Sql.run(
                database,
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "SELECT detail FROM log.attempt WHERE message = ? AND application = ? ORDER BY started_at, id LIMIT ?")) {
                        select.setObject(1, message.value());
                        select.setObject(2, application.value());
                        select.setInt(3, MAX_OF_MESSAGE);
                        return list(select);
                    }
                });
    }

    /** Newest first; one more than the limit, if there is one. */
    List<AttemptFinished> ofEndpoint(
            EndpointId endpoint, Optional<DeliveryStatus> status, Stretch stretch) {
        return ofEndpoint(endpoint, status, stretch, "");
    }

    /**
     * The newest attempt of each delivery, newest first; one more than the limit, if there is one.
     */
    List<AttemptFinished> newestOfEndpoint(
            EndpointId endpoint, Optional<DeliveryStatus> status, Stretch stretch) {
        return ofEndpoint(endpoint, status, stretch, NEWEST);
    }

    /** All attempts of these messages to the endpoint, oldest first. */
    public List<AttemptFinished> ofDeliveries(EndpointId endpoint, Collection<MessageId> messages) {
        return Sql.run(
                database,
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "SELECT detail FROM log.attempt WHERE message = ANY (?) AND endpoint = ? ORDER BY started_at, id")) {
                        select.setArray(1, uuids(connection, messages));
                        select.setObject(2, endpoint.value());
                        return list(select);
                    }
                });
    }

    private List<AttemptFinished> ofEndpoint(
            EndpointId endpoint,
            Optional<DeliveryStatus> status,
            Stretch stretch,
            String condition) {
        return Sql.run(
                database,
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    OF_ENDPOINT.formatted(condition + condition(status)))) {
                        select.setObject(1, endpoint.value());
                        select.setObject(2, Sql.time(stretch.start().time()));
                        select.setObject(3, stretch.start().id());
                        select.setObject(4, Sql.time(stretch.since()));
                        select.setObject(5, Sql.time(stretch.until()));
                        select.setInt(6, stretch.limit() + 1);
                        return list(select);
                    }
                });
    }

    /**
     * Written out, not a parameter, so that the index of the unsuccessful ones is used; the words
     * are an enum's.
     */
    private static String condition(Optional<DeliveryStatus> status) {
        return status.map(
                        wanted ->
                                " AND status = '"
                                        + wanted.wireName()
                                        + "'"
                                        + (wanted == DeliveryStatus.SUCCESS
                                                ? ""
                                                : " AND status <> 'success'"))
                .orElse("");
    }

    private static Array uuids(Connection connection, Collection<MessageId> messages)
            throws SQLException {
        return connection.createArrayOf("uuid", messages.stream().map(MessageId::value).toArray());
    }

    private static List<AttemptFinished> list(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            List<AttemptFinished> attempts = new ArrayList<>();
            while (rows.next()) {
                attempts.add(AttemptJson.read(rows.getBytes(1)));
            }
            return attempts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
