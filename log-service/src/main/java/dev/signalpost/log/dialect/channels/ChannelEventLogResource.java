package dev.signalpost.log.dialect.channels;

import dev.signalpost.contracts.access.Permission;
import dev.signalpost.dialects.AlsoGuests;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.channels.ChannelsEventJson;
import dev.signalpost.dialects.channels.ChannelsPaths;
import dev.signalpost.log.query.DeliveryLog;
import dev.signalpost.log.query.MessageLog;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(ChannelsPaths.ONE_EVENT)
@Tag(name = "Channels")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ChannelEventLogResource {

    private final MessageLog messages;
    private final DeliveryLog deliveries;
    private final CallerContext caller;

    ChannelEventLogResource(MessageLog messages, DeliveryLog deliveries, CallerContext caller) {
        this.messages = messages;
        this.deliveries = deliveries;
        this.caller = caller;
    }

    @GET
    @Requires(Permission.READ)
    @AlsoGuests(application = ChannelsPaths.CHANNEL)
    @Operation(summary = "Get an event of a channel")
    public byte[] get(
            @PathParam(ChannelsPaths.CHANNEL) String channel, @PathParam("event") String event) {
        return ChannelsEventJson.of(messages.get(caller.keyHolder(), channel, event));
    }

    @GET
    @Path("/notification_log")
    @Requires(Permission.READ)
    @Operation(summary = "What became of an event at each webhook")
    public List<ChannelNotification> notificationLog(
            @PathParam(ChannelsPaths.CHANNEL) String channel, @PathParam("event") String event) {
        return deliveries.ofMessage(caller.keyHolder(), channel, event).stream()
                .map(ChannelNotification::of)
                .toList();
    }

    @GET
    @Path("/log")
    @Requires(Permission.READ)
    @Operation(summary = "The same as notification_log")
    public List<ChannelNotification> log(
            @PathParam(ChannelsPaths.CHANNEL) String channel, @PathParam("event") String event) {
        return notificationLog(channel, event);
    }
}
