package dev.signalpost.log.dialect.octohooks;

import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.octohooks.OctohooksMessageJson;
import dev.signalpost.dialects.octohooks.OctohooksPaths;
import dev.signalpost.log.query.MessageFilter;
import dev.signalpost.log.query.MessageLog;
import dev.signalpost.log.query.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(OctohooksPaths.MESSAGES)
@Tag(name = "Messages")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OctohooksMessageLogResource {

    private final MessageLog messages;
    private final CallerContext caller;

    OctohooksMessageLogResource(MessageLog messages, CallerContext caller) {
        this.messages = messages;
        this.caller = caller;
    }

    @GET
    @Requires(Permission.READ)
    @Operation(summary = "List the messages of an application, newest first, without payloads")
    public Response list(
            @PathParam("application") String application,
            @QueryParam("eventType") String eventType,
            @QueryParam("channel") String channel,
            @BeanParam OctohooksSpan span,
            @Context UriInfo uri) {
        var filter =
                new MessageFilter(Optional.ofNullable(eventType), Optional.ofNullable(channel));
        Page<Message> found =
                messages.list(caller.keyHolder(), application, filter, span.stretch());
        return OctohooksLogAnswers.page(span, found, OctohooksLoggedMessage::of, uri);
    }

    @GET
    @Path("/{message}")
    @Requires(Permission.READ)
    @Operation(summary = "Get a message by id or uid, with its payload")
    public byte[] get(
            @PathParam("application") String application, @PathParam("message") String message) {
        return OctohooksMessageJson.write(messages.get(caller.keyHolder(), application, message));
    }
}
