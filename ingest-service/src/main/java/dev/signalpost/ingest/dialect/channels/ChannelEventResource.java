package dev.signalpost.ingest.dialect.channels;

import dev.signalpost.contracts.access.Permission;
import dev.signalpost.dialects.AlsoGuests;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.channels.ChannelsBody;
import dev.signalpost.dialects.channels.ChannelsEventJson;
import dev.signalpost.dialects.channels.ChannelsPaths;
import dev.signalpost.ingest.intake.MessageIntake;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(ChannelsPaths.EVENTS)
@Tag(name = "Channels")
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class ChannelEventResource {

    private final MessageIntake intake;
    private final ChannelEventReader reader;
    private final CallerContext caller;

    ChannelEventResource(MessageIntake intake, ChannelEventReader reader, CallerContext caller) {
        this.intake = intake;
        this.reader = reader;
        this.caller = caller;
    }

    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.APPLICATION_JSON})
    @Requires(Permission.PUBLISH)
    @AlsoGuests(application = ChannelsPaths.CHANNEL)
    @Operation(summary = "Publish an event to a channel")
    public CompletionStage<Response> publish(
            @PathParam(ChannelsPaths.CHANNEL) String channel,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            byte[] body) {
        return intake.accept(
                        caller.keyHolder(), channel, reader.read(ChannelsBody.json(type, body)))
                .thenApply(
                        message ->
                                Response.status(Response.Status.CREATED)
                                        .entity(ChannelsEventJson.of(message))
                                        .build());
    }
}
