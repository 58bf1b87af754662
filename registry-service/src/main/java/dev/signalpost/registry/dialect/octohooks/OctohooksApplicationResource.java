package dev.signalpost.registry.dialect.octohooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.JsonFields;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.octohooks.OctohooksPage;
import dev.signalpost.dialects.octohooks.OctohooksPaths;
import dev.signalpost.registry.application.ApplicationFields;
import dev.signalpost.registry.application.Applications;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(OctohooksPaths.APPLICATIONS)
@Tag(name = "Applications")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OctohooksApplicationResource {

    private static final Set<String> FIELDS = Set.of("name", "uid");

    private final Applications applications;
    private final CallerContext caller;

    OctohooksApplicationResource(Applications applications, CallerContext caller) {
        this.applications = applications;
        this.caller = caller;
    }

    @GET
    @Requires(value = Permission.READ, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "List applications")
    public Response list(
            @Context UriInfo uri,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        OctohooksPage page = OctohooksPage.of(limit, cursor);
        var found =
                applications.list(caller.keyHolder(), page.limit(), Page.position(page.after()));
        return OctohooksAnswers.page(page, found, OctohooksApplication::of, uri);
    }

    @POST
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENVIRONMENT)
    @Operation(summary = "Create an application")
    public Response create(ObjectNode body) {
        var fields = new JsonFields(body, FIELDS);
        fields.require("name");
        var wanted = ApplicationFields.of(fields.text("name"), fields.optionalText("uid"));
        fields.done();
        return OctohooksAnswers.created(
                applications.create(caller.keyHolder(), wanted), OctohooksApplication::of);
    }

    @GET
    @Path("/{application}")
    @Requires(value = Permission.READ, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "Get an application by id or uid")
    public OctohooksApplication get(@PathParam("application") String application) {
        return OctohooksApplication.of(applications.get(caller.keyHolder(), application));
    }

    @PUT
    @Path("/{application}")
    @Requires(Permission.WRITE)
    @Operation(summary = "Update an application; a field that is absent keeps its value")
    public Response update(@PathParam("application") String application, ObjectNode body) {
        var required = new JsonFields(body, FIELDS);
        required.require("name");
        required.done();
        return patch(application, body);
    }

    @PATCH
    @Path("/{application}")
    @Requires(Permission.WRITE)
    @Operation(summary = "Change some fields of an application")
    public Response patch(@PathParam("application") String application, ObjectNode body) {
        var fields = new JsonFields(body, FIELDS);
        var change = ApplicationFields.of(fields.text("name"), fields.optionalText("uid"));
        fields.done();
        return OctohooksAnswers.ok(
                applications.change(caller.keyHolder(), application, change),
                OctohooksApplication::of);
    }

    @DELETE
    @Path("/{application}")
    @Requires(Permission.WRITE)
    @Operation(summary = "Delete an application with its endpoints; answers what it was")
    public Response delete(@PathParam("application") String application) {
        return OctohooksAnswers.ok(
                applications.delete(caller.keyHolder(), application), OctohooksApplication::of);
    }
}
