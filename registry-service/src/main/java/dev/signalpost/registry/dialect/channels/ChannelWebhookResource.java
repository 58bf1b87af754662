package dev.signalpost.registry.dialect.channels;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.channels.ChannelsBody;
import dev.signalpost.dialects.channels.ChannelsPaths;
import dev.signalpost.registry.endpoint.Endpoint;
import dev.signalpost.registry.endpoint.Endpoints;
import dev.signalpost.registry.selfservice.SelfService;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(ChannelsPaths.WEBHOOKS)
@Tag(name = "Channels")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.APPLICATION_JSON})
public class ChannelWebhookResource {

    private static final int ALL = 1000;
    private static final String ONE = "/{webhook}";

    private final SelfService selfService;
    private final Endpoints endpoints;
    private final CallerContext caller;

    ChannelWebhookResource(SelfService selfService, Endpoints endpoints, CallerContext caller) {
        this.selfService = selfService;
        this.endpoints = endpoints;
        this.caller = caller;
    }

    @POST
    @Requires(Permission.WRITE)
    @Operation(summary = "Add a webhook to a channel, with its subscriber key")
    public Response create(
            @PathParam(ChannelsPaths.CHANNEL) String channel,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            byte[] body) {
        var fields = ChannelWebhook.forCreate(ChannelsBody.object(type, body));
        var made = selfService.subscribe(caller(), channel, fields, ChannelWebhook.KEY_PREFIX);
        return Response.status(Response.Status.CREATED)
                .entity(ChannelWebhook.of(made.value()))
                .build();
    }

    @GET
    @Requires(Permission.READ)
    @Operation(summary = "The webhooks of a channel")
    public List<ChannelWebhook> list(@PathParam(ChannelsPaths.CHANNEL) String channel) {
        return endpoints.list(caller(), channel, ALL, Optional.empty()).entries().stream()
                .map(this::shown)
                .toList();
    }

    @GET
    @Path(ONE)
    @Requires(value = Permission.READ, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "Get a webhook of a channel")
    public ChannelWebhook get(
            @PathParam(ChannelsPaths.CHANNEL) String channel,
            @PathParam("webhook") String webhook) {
        return shown(endpoints.get(caller(), channel, webhook));
    }

    @PUT
    @Path(ONE)
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "Change a webhook; an absent field keeps its value")
    public ChannelWebhook change(
            @PathParam(ChannelsPaths.CHANNEL) String channel,
            @PathParam("webhook") String webhook,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            byte[] body) {
        var fields = ChannelWebhook.forChange(ChannelsBody.object(type, body));
        return shown(endpoints.change(caller(), channel, webhook, fields).value());
    }

    @DELETE
    @Path(ONE)
    @Consumes(MediaType.WILDCARD)
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "Delete a webhook")
    public Map<String, String> delete(
            @PathParam(ChannelsPaths.CHANNEL) String channel,
            @PathParam("webhook") String webhook) {
        endpoints.delete(caller(), channel, webhook);
        return Map.of("response", "ok");
    }

    private ChannelWebhook shown(Endpoint endpoint) {
        return ChannelWebhook.of(selfService.withKey(endpoint));
    }

    private Caller.KeyHolder caller() {
        return caller.keyHolder();
    }
}
