package dev.signalpost.log.dialect.octohooks;

import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.octohooks.OctohooksPaths;
import dev.signalpost.log.query.EndpointStats;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(OctohooksPaths.ENDPOINT_STATS)
@Tag(name = "Attempts")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OctohooksStatsResource {

    private static final Duration DEFAULT_SPAN = Duration.ofDays(1);

    private final EndpointStats stats;
    private final CallerContext caller;
    private final Clock clock;

    OctohooksStatsResource(EndpointStats stats, CallerContext caller, Clock clock) {
        this.stats = stats;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Attempts that began between {@code timestamp} and one bucket later, in epoch milliseconds.
     */
    public record Bucket(long timestamp, long delivered, long failed, long skipped) {

        static Bucket of(EndpointStats.Bucket bucket) {
            return new Bucket(
                    bucket.start().toEpochMilli(),
                    bucket.delivered(),
                    bucket.failed(),
                    bucket.skipped());
        }
    }

    @GET
    @Requires(value = Permission.READ, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "Counts of attempts to an endpoint over time")
    public List<Bucket> count(
            @PathParam("application") String application,
            @PathParam("endpoint") String endpoint,
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("bucket") String bucket) {
        Instant end = OctohooksSpan.time("until", until, clock.instant());
        Instant start = OctohooksSpan.time("since", since, end.minus(DEFAULT_SPAN));
        return stats
                .count(caller.keyHolder(), application, endpoint, start, end, width(bucket))
                .stream()
                .map(Bucket::of)
                .toList();
    }

    private static Duration width(String bucket) {
        return switch (bucket) {
            case null -> Duration.ofHours(1);
            case "minute" -> Duration.ofMinutes(1);
            case "hour" -> Duration.ofHours(1);
            case "day" -> Duration.ofDays(1);
            default -> throw Problem.invalid("bucket", "must be minute, hour or day");
        };
    }
}
