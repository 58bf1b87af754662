package dev.signalpost.log.replay;

import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.log.query.Position;
import dev.signalpost.log.query.Sql;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The table {@code log.replay}. */
@Singleton
class ReplayStore {

    private static final int LISTED = 100;

    private final javax.sql.DataSource database;

    ReplayStore(@DataSource("log") javax.sql.DataSource database) {
        this.database = database;
    }

    void insert(Replay replay) {
        Sql.run(
                database,
                connection -> {
                    try (PreparedStatement insert =
                            connection.prepareStatement(
                                    """
                                    INSERT INTO log.replay (id, environment, application, endpoint, since, until, statuses, state,
                                        looked_at, sent, position, created_at, updated_at)
                                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, NULL, ?, ?)
                                    """)) {
                        insert.setObject(1, replay.id());
                        insert.setObject(2, replay.environment().value());
                        insert.setObject(3, replay.application().value());
                        insert.setObject(4, replay.endpoint().value());
                        insert.setObject(5, Sql.time(replay.since()));
                        insert.setObject(6, Sql.time(replay.until()));
                        insert.setString(
                                7,
                                replay.statuses().stream()
                                        .map(Replay.Status::wireName)
                                        .collect(Collectors.joining(",")));
                        insert.setString(8, replay.state().wireName());
                        insert.setObject(9, Sql.time(replay.createdAt()));
                        insert.setObject(10, Sql.time(replay.updatedAt()));
                        return insert.executeUpdate();
                    }
                });
    }

    /** The newest hundred of the endpoint, newest first. */
    List<Replay> ofEndpoint(EndpointId endpoint) {
        return Sql.run(
                database,
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "SELECT * FROM log.replay WHERE endpoint = ? ORDER BY created_at DESC LIMIT "
                                            + LISTED)) {
                        select.setObject(1, endpoint.value());
                        return list(select);
                    }
                });
    }

    /**
     * Takes a replay that is at work, so that no other process does, until the connection's
     * transaction ends.
     */
    static Optional<Replay> take(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT * FROM log.replay WHERE state = 'running' ORDER BY updated_at LIMIT 1 FOR UPDATE SKIP LOCKED")) {
            return list(select).stream().findFirst();
        }
    }

    static void update(Connection connection, Replay replay) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE log.replay SET state = ?, looked_at = ?, sent = ?, position = ?, updated_at = ? WHERE id = ?")) {
            update.setString(1, replay.state().wireName());
            update.setLong(2, replay.lookedAt());
            update.setLong(3, replay.sent());
            update.setString(4, replay.position().map(Position::toString).orElse(null));
            update.setObject(5, Sql.time(replay.updatedAt()));
            update.setObject(6, replay.id());
            update.executeUpdate();
        }
    }

    Connection connection() throws SQLException {
        return database.getConnection();
    }

    private static List<Replay> list(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            List<Replay> replays = new ArrayList<>();
            while (rows.next()) {
                replays.add(replay(rows));
            }
            return replays;
        }
    }

    private static Replay replay(ResultSet row) throws SQLException {
        return new Replay(
                row.getObject("id", UUID.class),
                new EnvironmentId(row.getObject("environment", UUID.class)),
                new ApplicationId(row.getObject("application", UUID.class)),
                new EndpointId(row.getObject("endpoint", UUID.class)),
                time(row, "since"),
                time(row, "until"),
                Arrays.stream(row.getString("statuses").split(","))
                        .map(Replay.Status::of)
                        .collect(Collectors.toSet()),
                Replay.State.valueOf(row.getString("state").toUpperCase(java.util.Locale.ROOT)),
                row.getLong("looked_at"),
                row.getLong("sent"),
                Optional.ofNullable(row.getString("position")).map(Position::parse),
                time(row, "created_at"),
                time(row, "updated_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
