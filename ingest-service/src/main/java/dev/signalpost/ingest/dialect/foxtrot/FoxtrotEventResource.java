package dev.signalpost.ingest.dialect.foxtrot;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.foxtrot.FoxtrotAnswer;
import dev.signalpost.dialects.foxtrot.FoxtrotPaths;
import dev.signalpost.ingest.intake.MessageIntake;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(FoxtrotPaths.EVENTS)
@Tag(name = "Foxtrot")
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class FoxtrotEventResource {

    private static final int ACCEPTED = 202;

    private final MessageIntake intake;
    private final FoxtrotEvent event;
    private final CallerContext caller;

    FoxtrotEventResource(MessageIntake intake, FoxtrotEvent event, CallerContext caller) {
        this.intake = intake;
        this.event = event;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.PUBLISH)
    @Operation(summary = "Send an event of a distribution centre")
    public CompletionStage<Response> send(byte[] body) {
        Caller.KeyHolder holder = caller.keyHolder();
        return intake.accept(holder, holder.ownApplication(), event.read(body))
                .thenApply(
                        message ->
                                Response.status(ACCEPTED)
                                        .entity(
                                                FoxtrotAnswer.success(
                                                        Map.of("id", message.id().toString())))
                                        .build());
    }
}
