package dev.signalpost.registry.dialect.channels;

import dev.signalpost.contracts.access.Permission;
import dev.signalpost.dialects.AlsoGuests;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.channels.ChannelsBody;
import dev.signalpost.dialects.channels.ChannelsPaths;
import dev.signalpost.registry.application.Application;
import dev.signalpost.registry.application.Applications;
import dev.signalpost.registry.selfservice.SelfService;
import dev.signalpost.registry.selfservice.WithKey;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(ChannelsPaths.CHANNELS)
@Tag(name = "Channels")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.APPLICATION_JSON})
public class ChannelResource {

    private static final String ONE = "/{" + ChannelsPaths.CHANNEL + "}";

    private final SelfService selfService;
    private final Applications applications;
    private final CallerContext caller;

    ChannelResource(SelfService selfService, Applications applications, CallerContext caller) {
        this.selfService = selfService;
        this.applications = applications;
        this.caller = caller;
    }

    @POST
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENVIRONMENT)
    @AlsoGuests
    @Operation(summary = "Create a channel with its publisher key")
    public Response create(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            @Context HttpServerRequest request,
            byte[] body) {
        var fields = Channel.forCreate(ChannelsBody.object(type, body));
        String address = String.valueOf(request.remoteAddress().hostAddress());
        var made = selfService.signUp(caller.keyHolder(), address, fields, Channel.KEY_PREFIX);
        return Response.status(Response.Status.CREATED)
                .entity(Channel.of(made.value().value(), made.value().key()))
                .build();
    }

    @GET
    @Path(ONE)
    @Requires(Permission.READ)
    @AlsoGuests(application = ChannelsPaths.CHANNEL)
    @Operation(summary = "Get a channel by id or guid")
    public Channel get(@PathParam(ChannelsPaths.CHANNEL) String channel) {
        return shown(applications.get(caller.keyHolder(), channel));
    }

    @PUT
    @Path(ONE)
    @Requires(Permission.WRITE)
    @Operation(summary = "Change a channel; an absent field keeps its value, the guid always does")
    public Channel change(
            @PathParam(ChannelsPaths.CHANNEL) String channel,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            byte[] body) {
        var fields = Channel.forChange(ChannelsBody.object(type, body));
        return shown(applications.change(caller.keyHolder(), channel, fields).value());
    }

    @DELETE
    @Path(ONE)
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.WRITE)
    @Operation(summary = "Delete a channel with its webhooks")
    public Map<String, String> delete(@PathParam(ChannelsPaths.CHANNEL) String channel) {
        applications.delete(caller.keyHolder(), channel);
        return Map.of("response", "ok");
    }

    private Channel shown(Application application) {
        if (caller.keyHolder().isGuest()) {
            return Channel.of(application, Optional.empty());
        }
        WithKey<Application> withKey = selfService.withKey(application);
        return Channel.of(application, withKey.key());
    }
}
