package dev.signalpost.ingest.dialect.drivly;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.drivly.DrivlyAnswer;
import dev.signalpost.dialects.drivly.DrivlyId;
import dev.signalpost.dialects.drivly.DrivlyPaths;
import dev.signalpost.ingest.intake.MessageIntake;
import dev.signalpost.ingest.watch.AttemptWatch;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(DrivlyPaths.TRIGGER_TEST)
@Tag(name = "Drivly")
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class DrivlyTestResource {

    private static final String EVENT = "testEvent.created";
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final int OK = 200;
    private static final int TIMED_OUT = 504;

    private final MessageIntake intake;
    private final AttemptWatch watch;
    private final CallerContext caller;
    private final Clock clock;

    DrivlyTestResource(
            MessageIntake intake, AttemptWatch watch, CallerContext caller, Clock clock) {
        this.intake = intake;
        this.watch = watch;
        this.caller = caller;
        this.clock = clock;
    }

    /** What the receiver answered; the status is 0 when it did not answer. */
    public record Report(String createdAt, int status, String event, String response) {

        static Report of(Optional<AttemptFinished> attempt, Instant createdAt) {
            return new Report(
                    createdAt.toString(),
                    attempt.map(AttemptFinished::statusCode).orElse(0),
                    EVENT,
                    attempt.map(
                                    each ->
                                            each.statusCode() == 0
                                                    ? each.error()
                                                    : each.responseSnippet())
                            .orElse("There was no attempt in time."));
        }
    }

    @GET
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "Send a test event to this webhook alone, and report the answer")
    public CompletionStage<Response> test(@PathParam("id") String id, @Context UriInfo uri) {
        Caller.KeyHolder holder = caller.keyHolder();
        EndpointId endpoint = DrivlyId.parse(id);
        Instant now = clock.instant();
        UUID message = UUID.randomUUID();
        byte[] object = "{\"hello\":\"world\",\"createdAt\":\"%s\"}".formatted(now).getBytes(UTF_8);
        return watch.watch(new MessageId(message), attempt -> true, PATIENCE)
                .thenCompose(
                        watched ->
                                intake.acceptFor(
                                                holder,
                                                holder.ownApplication(),
                                                endpoint,
                                                DrivlyTrigger.event(EVENT, message, object))
                                        .thenCompose(sent -> watched.outcome()))
                .thenApply(
                        attempt ->
                                Response.status(attempt.isPresent() ? OK : TIMED_OUT)
                                        .entity(
                                                DrivlyAnswer.of(
                                                        Report.of(attempt, now), holder, uri))
                                        .build());
    }
}
