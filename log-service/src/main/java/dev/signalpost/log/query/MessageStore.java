package dev.signalpost.log.query;

import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.id.IdNumber;
import dev.signalpost.contracts.id.IdText;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.ChannelsEvent;
import dev.signalpost.contracts.message.Message;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The table {@code log.message}, to be read. A message's time is when it was accepted. */
@Singleton
public class MessageStore {

    private static final String COLUMNS =
            "id, environment, application, event_type, source, channels, uid, content_type, created_at";

    /** Of the messages that have such an id; the index has the same expression and condition. */
    private static final String NUMBER =
            "('x' || right(id::text, 12))::bit(48)::bigint + (('x' || substr(id::text, 23, 1))::bit(4)::bigint << 48) = ?"
                    + " AND source = '"
                    + ChannelsEvent.SOURCE
                    + "'";

    private final javax.sql.DataSource database;

    MessageStore(@DataSource("log") javax.sql.DataSource database) {
        this.database = database;
    }

    /**
     * The message with its payload, by id, uid or, of messages whose API has numbers for ids, by
     * number.
     */
    Optional<Message> find(ApplicationId application, String idOrUid) {
        Optional<Message> named = byName(application, idOrUid);
        return named.isPresent()
                ? named
                : IdNumber.parse(idOrUid).flatMap(number -> byNumber(application, number));
    }

    private Optional<Message> byNumber(ApplicationId application, long number) {
        return Sql.run(
                database,
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "SELECT %s, payload FROM log.message WHERE application = ? AND %s LIMIT 1"
                                            .formatted(COLUMNS, NUMBER))) {
                        select.setObject(1, application.value());
                        select.setLong(2, number);
                        return list(select, true).stream().findFirst();
                    }
                });
    }

    private Optional<Message> byName(ApplicationId application, String idOrUid) {
        Optional<UUID> id = IdText.uuid(idOrUid);
        String condition = id.isPresent() ? "(id = ? OR uid = ?)" : "uid = ?";
        return Sql.run(
                database,
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "SELECT %s, payload FROM log.message WHERE application = ? AND %s ORDER BY created_at LIMIT 1"
                                            .formatted(COLUMNS, condition))) {
                        int parameter = 1;
                        select.setObject(parameter++, application.value());
                        if (id.isPresent()) {
                            select.setObject(parameter++, id.get());
                        }
                        select.setString(parameter, idOrUid);
                        return list(select, true).stream().findFirst();
                    }
                });
    }

    /** Newest first, without payloads; one more than the limit, if there is one. */
    public List<Message> list(ApplicationId application, MessageFilter filter, Stretch stretch) {
        return list(application, filter, stretch, false);
    }

    /** As {@link #list}, with payloads: for replay, which sends them. */
    public List<Message> listWithPayloads(ApplicationId application, Stretch stretch) {
        return list(application, MessageFilter.ALL, stretch, true);
    }

    private List<Message> list(
            ApplicationId application, MessageFilter filter, Stretch stretch, boolean payloads) {
        return Sql.run(
                database,
                connection -> {
                    String sql =
                            """
                            SELECT %s%s FROM log.message
                            WHERE application = ? AND (created_at, id) < (?, ?) AND created_at >= ? AND created_at < ?
                              AND (?::text IS NULL OR event_type = ?) AND (?::text IS NULL OR ? = ANY (string_to_array(channels, ',')))
                            ORDER BY created_at DESC, id DESC LIMIT ?
                            """
                                    .formatted(COLUMNS, payloads ? ", payload" : "");
                    try (PreparedStatement select = connection.prepareStatement(sql)) {
                        select.setObject(1, application.value());
                        select.setObject(2, Sql.time(stretch.start().time()));
                        select.setObject(3, stretch.start().id());
                        select.setObject(4, Sql.time(stretch.since()));
                        select.setObject(5, Sql.time(stretch.until()));
                        select.setString(6, filter.eventType().orElse(null));
                        select.setString(7, filter.eventType().orElse(null));
                        select.setString(8, filter.channel().orElse(null));
                        select.setString(9, filter.channel().orElse(null));
                        select.setInt(10, stretch.limit() + 1);
                        return list(select, payloads);
                    }
                });
    }

    private static List<Message> list(PreparedStatement select, boolean payloads)
            throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            List<Message> messages = new ArrayList<>();
            while (rows.next()) {
                messages.add(message(rows, payloads));
            }
            return messages;
        }
    }

    private static Message message(ResultSet row, boolean payload) throws SQLException {
        String channels = row.getString("channels");
        return new Message(
                new MessageId(row.getObject("id", UUID.class)),
                new EnvironmentId(row.getObject("environment", UUID.class)),
                row.getString("application"),
                row.getString("event_type"),
                row.getString("source"),
                row.getObject("created_at", OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant(),
                channels.isEmpty() ? Set.of() : Set.of(channels.split(",")),
                row.getString("uid"),
                row.getString("content_type"),
                payload ? row.getBytes("payload") : new byte[0]);
    }
}
