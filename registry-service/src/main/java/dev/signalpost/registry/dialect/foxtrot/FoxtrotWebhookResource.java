package dev.signalpost.registry.dialect.foxtrot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.foxtrot.FoxtrotAnswer;
import dev.signalpost.dialects.foxtrot.FoxtrotPaths;
import dev.signalpost.registry.application.Applications;
import dev.signalpost.registry.endpoint.Endpoint;
import dev.signalpost.registry.endpoint.EndpointFields;
import dev.signalpost.registry.endpoint.Endpoints;
import dev.signalpost.registry.eventtype.EventTypes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(FoxtrotPaths.WEBHOOKS)
@Tag(name = "Foxtrot")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class FoxtrotWebhookResource {

    private static final int ALL = 1000;
    private static final List<String> SEEDED =
            List.of(
                    "ROUTE_CREATED",
                    "ROUTE_STARTED",
                    "ROUTE_ETAS_CHANGED",
                    "WAYPOINT_STATUS_CHANGED");

    private final Endpoints endpoints;
    private final Applications applications;
    private final EventTypes eventTypes;
    private final CallerContext caller;

    FoxtrotWebhookResource(
            Endpoints endpoints,
            Applications applications,
            EventTypes eventTypes,
            CallerContext caller) {
        this.endpoints = endpoints;
        this.applications = applications;
        this.eventTypes = eventTypes;
        this.caller = caller;
    }

    @GET
    @Requires(value = Permission.READ, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "All registered webhooks")
    public FoxtrotAnswer list() {
        var found = endpoints.list(caller(), application(), ALL, Optional.empty());
        return FoxtrotAnswer.success(
                Map.of("webhooks", found.entries().stream().map(FoxtrotWebhook::of).toList()));
    }

    @POST
    @Requires(Permission.WRITE)
    @Operation(summary = "Register a webhook")
    public FoxtrotAnswer create(ObjectNode body) {
        EndpointFields fields = FoxtrotWebhook.forCreate(body);
        eventTypes.requireKnown(caller(), "events", fields.eventTypes(), SEEDED);
        return answer(endpoints.create(caller(), application(), fields).value());
    }

    @PATCH
    @Path("/{id}")
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "Enable or disable a webhook")
    public FoxtrotAnswer patch(@PathParam("id") String id, ObjectNode body) {
        return change(id, body);
    }

    @PUT
    @Path("/{id}")
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "Enable or disable a webhook")
    public FoxtrotAnswer put(@PathParam("id") String id, ObjectNode body) {
        return change(id, body);
    }

    @DELETE
    @Path("/{id}")
    @Requires(Permission.WRITE)
    @Operation(summary = "Delete a webhook")
    public FoxtrotAnswer delete(@PathParam("id") String id) {
        endpoints.delete(caller(), application(), id);
        return FoxtrotAnswer.success(Map.of());
    }

    private FoxtrotAnswer change(String id, ObjectNode body) {
        return answer(
                endpoints
                        .change(caller(), application(), id, FoxtrotWebhook.forChange(body))
                        .value());
    }

    private static FoxtrotAnswer answer(Endpoint endpoint) {
        return FoxtrotAnswer.success(Map.of("webhook", FoxtrotWebhook.of(endpoint)));
    }

    private Caller.KeyHolder caller() {
        return caller.keyHolder();
    }

    private String application() {
        return applications.own(caller()).id().toString();
    }
}
