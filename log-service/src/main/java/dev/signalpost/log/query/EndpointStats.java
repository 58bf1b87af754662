package dev.signalpost.log.query;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.contracts.registry.EndpointState;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** How many attempts to an endpoint succeeded and failed, over time. */
@Singleton
public class EndpointStats {

    private static final int MAX_BUCKETS = 1000;

    /**
     * @param start of the stretch of time that is counted here
     */
    public record Bucket(Instant start, long delivered, long failed, long skipped) {}

    private final Visible visible;
    private final javax.sql.DataSource database;

    EndpointStats(Visible visible, @DataSource("log") javax.sql.DataSource database) {
        this.visible = visible;
        this.database = database;
    }

    /**
     * Oldest first; stretches without an attempt are left out.
     *
     * @param width how long a stretch is
     */
    public List<Bucket> count(
            Caller.KeyHolder caller,
            String application,
            String idOrUid,
            Instant since,
            Instant until,
            Duration width) {
        if (Duration.between(since, until).dividedBy(width) > MAX_BUCKETS) {
            throw Problem.invalid(
                    "since",
                    "makes more than " + MAX_BUCKETS + " buckets; ask for fewer or wider ones");
        }
        EndpointState endpoint =
                visible.endpoint(caller, visible.application(caller, application), idOrUid);
        return Sql.run(
                database,
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    """
                                    SELECT date_bin(?::interval, started_at, '2000-01-01Z'::timestamptz) AS bucket,
                                        count(*) FILTER (WHERE status = 'success'),
                                        count(*) FILTER (WHERE status IN ('pending', 'failed')),
                                        count(*) FILTER (WHERE status = 'disabled')
                                    FROM log.attempt WHERE endpoint = ? AND started_at >= ? AND started_at < ?
                                    GROUP BY bucket ORDER BY bucket
                                    """)) {
                        select.setString(1, width.toSeconds() + " seconds");
                        select.setObject(2, endpoint.id().value());
                        select.setObject(3, Sql.time(since));
                        select.setObject(4, Sql.time(until));
                        List<Bucket> buckets = new ArrayList<>();
                        try (ResultSet rows = select.executeQuery()) {
                            while (rows.next()) {
                                buckets.add(
                                        new Bucket(
                                                rows.getObject(1, OffsetDateTime.class).toInstant(),
                                                rows.getLong(2),
                                                rows.getLong(3),
                                                rows.getLong(4)));
                            }
                        }
                        return buckets;
                    }
                });
    }
}
