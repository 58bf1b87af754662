package dev.signalpost.log.dialect.drivly;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.drivly.DrivlyAnswer;
import dev.signalpost.dialects.drivly.DrivlyId;
import dev.signalpost.dialects.drivly.DrivlyLinks;
import dev.signalpost.dialects.drivly.DrivlyPaths;
import dev.signalpost.log.query.EndpointLog;
import dev.signalpost.log.query.Page;
import dev.signalpost.log.query.Position;
import dev.signalpost.log.query.Stretch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(DrivlyPaths.LOGS)
@Tag(name = "Drivly")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DrivlyLogResource {

    private static final int PAGE = 15;

    private final EndpointLog endpoints;
    private final CallerContext caller;

    DrivlyLogResource(EndpointLog endpoints, CallerContext caller) {
        this.endpoints = endpoints;
        this.caller = caller;
    }

    /** One execution. */
    public record Entry(String createdAt, int status, String event, String response, String key) {

        static Entry of(AttemptFinished attempt) {
            return new Entry(
                    Instant.ofEpochMilli(attempt.startedAt()).toString(),
                    attempt.statusCode(),
                    attempt.eventType(),
                    attempt.error() != null && attempt.statusCode() == 0
                            ? attempt.error()
                            : attempt.responseSnippet(),
                    attempt.id().toString());
        }
    }

    /**
     * A page of them.
     *
     * @param cursor of the next page; null on the last
     * @param next link to the next page; null on the last
     */
    public record Logs(List<Entry> logs, String cursor, String next) {}

    @GET
    @Requires(value = Permission.READ, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "The executions of a webhook, newest first, 15 a page")
    public DrivlyAnswer logs(
            @PathParam("id") String id,
            @QueryParam("cursor") String cursor,
            @QueryParam("prefix") @DefaultValue("") String prefix,
            @Context UriInfo uri) {
        Caller.KeyHolder holder = caller.keyHolder();
        String endpoint = DrivlyId.parse(id).toString();
        Stretch page =
                Stretch.newest(PAGE)
                        .after(
                                Optional.ofNullable(cursor)
                                        .filter(text -> !text.isEmpty())
                                        .map(DrivlyLogResource::position));
        Page<AttemptFinished> found =
                endpoints.attempts(
                        holder,
                        holder.ownApplication(),
                        endpoint,
                        attempt -> attempt.eventType().startsWith(prefix),
                        page);
        String next = found.next().map(DrivlyLogResource::cursor).orElse(null);
        var logs =
                new Logs(
                        found.entries().stream().map(Entry::of).toList(),
                        next,
                        next == null ? null : link(id, next, prefix, uri));
        return DrivlyAnswer.of(logs, holder, uri);
    }

    private static String link(String id, String cursor, String prefix, UriInfo uri) {
        return new DrivlyLinks(uri).logs(id)
                + "?cursor="
                + cursor
                + "&prefix="
                + URLEncoder.encode(prefix, StandardCharsets.UTF_8);
    }

    private static String cursor(Position position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(position.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Position position(String cursor) {
        try {
            return Position.parse(
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            throw Problem.invalid("cursor", "must come from the page before");
        }
    }
}
