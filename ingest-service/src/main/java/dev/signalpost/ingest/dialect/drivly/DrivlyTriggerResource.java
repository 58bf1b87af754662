package dev.signalpost.ingest.dialect.drivly;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.drivly.DrivlyId;
import dev.signalpost.dialects.drivly.DrivlyPaths;
import dev.signalpost.ingest.intake.MessageIntake;
import dev.signalpost.ingest.watch.AttemptWatch;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(DrivlyPaths.TRIGGER)
@Tag(name = "Drivly")
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class DrivlyTriggerResource {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int TIMED_OUT = 504;

    private final MessageIntake intake;
    private final AttemptWatch watch;
    private final DrivlyTrigger trigger;
    private final CallerContext caller;

    DrivlyTriggerResource(
            MessageIntake intake, AttemptWatch watch, DrivlyTrigger trigger, CallerContext caller) {
        this.intake = intake;
        this.watch = watch;
        this.trigger = trigger;
        this.caller = caller;
    }

    /**
     * Whether it was sent, or acknowledged where that was asked for, and the webhooks that match.
     */
    public record Triggered(boolean success, List<String> webhooks) {

        static Triggered of(boolean success, List<EndpointId> webhooks) {
            return new Triggered(success, webhooks.stream().map(DrivlyId::of).toList());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(value = Permission.PUBLISH, reach = Requires.Reach.ENVIRONMENT)
    @Operation(
            summary =
                    "Trigger an event for a user; with requires-ack=true wait until a webhook answered 200")
    public CompletionStage<Response> trigger(
            @QueryParam("requires-ack") @DefaultValue("false") boolean requiresAck, byte[] body) {
        Caller.KeyHolder holder = caller.keyHolder();
        DrivlyTrigger.Wanted wanted = trigger.read(body);
        return requiresAck ? acknowledged(holder, wanted) : sent(holder, wanted);
    }

    private CompletionStage<Response> sent(Caller.KeyHolder holder, DrivlyTrigger.Wanted wanted) {
        return intake.accept(holder, wanted.user(), wanted.message())
                .thenCompose(intake::receivers)
                .thenApply(webhooks -> Response.ok(Triggered.of(true, webhooks)).build());
    }

    private CompletionStage<Response> acknowledged(
            Caller.KeyHolder holder, DrivlyTrigger.Wanted wanted) {
        return watch.watch(
                        new MessageId(wanted.id()), attempt -> attempt.statusCode() == OK, PATIENCE)
                .thenCompose(
                        watched ->
                                intake.accept(holder, wanted.user(), wanted.message())
                                        .thenCompose(intake::receivers)
                                        .thenCombine(
                                                watched.outcome(),
                                                (webhooks, answer) ->
                                                        Response.status(
                                                                        answer.isPresent()
                                                                                ? OK
                                                                                : TIMED_OUT)
                                                                .entity(
                                                                        Triggered.of(
                                                                                answer.isPresent(),
                                                                                webhooks))
                                                                .build()));
    }
}
