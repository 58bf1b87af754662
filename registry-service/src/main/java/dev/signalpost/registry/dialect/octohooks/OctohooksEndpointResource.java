package dev.signalpost.registry.dialect.octohooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.octohooks.OctohooksPage;
import dev.signalpost.dialects.octohooks.OctohooksPaths;
import dev.signalpost.registry.endpoint.Endpoint;
import dev.signalpost.registry.endpoint.Endpoints;
import dev.signalpost.registry.page.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(OctohooksPaths.ENDPOINTS)
@Tag(name = "Endpoints")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OctohooksEndpointResource {

    private final Endpoints endpoints;
    private final CallerContext caller;

    OctohooksEndpointResource(Endpoints endpoints, CallerContext caller) {
        this.endpoints = endpoints;
        this.caller = caller;
    }

    @GET
    @Requires(value = Permission.READ, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "List the endpoints of an application")
    public Response list(
            @PathParam("application") String application,
            @Context UriInfo uri,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        OctohooksPage page = OctohooksPage.of(limit, cursor);
        var found =
                endpoints.list(
                        caller.keyHolder(), application, page.limit(), Page.position(page.after()));
        return OctohooksAnswers.page(page, found, this::shape, uri);
    }

    @POST
    @Requires(Permission.WRITE)
    @Operation(summary = "Create an endpoint")
    public Response create(@PathParam("application") String application, ObjectNode body) {
        var fields = OctohooksEndpoint.fields(body, true);
        return OctohooksAnswers.created(
                endpoints.create(caller.keyHolder(), application, fields), this::shape);
    }

    @GET
    @Path("/{endpoint}")
    @Requires(value = Permission.READ, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "Get an endpoint by id or uid")
    public OctohooksEndpoint get(
            @PathParam("application") String application, @PathParam("endpoint") String endpoint) {
        return shape(endpoints.get(caller.keyHolder(), application, endpoint));
    }

    @PUT
    @Path("/{endpoint}")
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "Update an endpoint; a field that is absent keeps its value")
    public Response update(
            @PathParam("application") String application,
            @PathParam("endpoint") String endpoint,
            ObjectNode body) {
        var fields = OctohooksEndpoint.fields(body, true);
        return OctohooksAnswers.ok(
                endpoints.change(caller.keyHolder(), application, endpoint, fields), this::shape);
    }

    @PATCH
    @Path("/{endpoint}")
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "Change some fields of an endpoint")
    public Response patch(
            @PathParam("application") String application,
            @PathParam("endpoint") String endpoint,
            ObjectNode body) {
        var fields = OctohooksEndpoint.fields(body, false);
        return OctohooksAnswers.ok(
                endpoints.change(caller.keyHolder(), application, endpoint, fields), this::shape);
    }

    @DELETE
    @Path("/{endpoint}")
    @Requires(Permission.WRITE)
    @Operation(summary = "Delete an endpoint; answers what it was")
    public Response delete(
            @PathParam("application") String application, @PathParam("endpoint") String endpoint) {
        return OctohooksAnswers.ok(
                endpoints.delete(caller.keyHolder(), application, endpoint), this::shape);
    }

    private OctohooksEndpoint shape(Endpoint endpoint) {
        return OctohooksEndpoint.of(
                endpoint, endpoints.headerNames(endpoint), endpoints.signing(endpoint));
    }
}
