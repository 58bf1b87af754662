package dev.signalpost.registry.dialect.octohooks;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.JsonFields;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.octohooks.OctohooksPage;
import dev.signalpost.dialects.octohooks.OctohooksPaths;
import dev.signalpost.registry.eventtype.ChangeEventType;
import dev.signalpost.registry.eventtype.EventType;
import dev.signalpost.registry.eventtype.EventTypes;
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

@Path(OctohooksPaths.EVENT_TYPES)
@Tag(name = "Event types")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OctohooksEventTypeResource {

    private static final Set<String> FIELDS = Set.of("name", "description", "schema", "archived");

    private final EventTypes eventTypes;
    private final CallerContext caller;

    OctohooksEventTypeResource(EventTypes eventTypes, CallerContext caller) {
        this.eventTypes = eventTypes;
        this.caller = caller;
    }

    /** An event type; {@code schema} is a JSON object, times are epoch milliseconds. */
    public record Shape(
            String name,
            String description,
            @JsonRawValue String schema,
            boolean archived,
            String id,
            long created,
            long updated) {

        static Shape of(EventType eventType) {
            return new Shape(
                    eventType.name(),
                    eventType.description(),
                    eventType.schema(),
                    eventType.archived(),
                    eventType.id().toString(),
                    eventType.created().toEpochMilli(),
                    eventType.updated().toEpochMilli());
        }
    }

    @GET
    @Requires(Permission.READ)
    @Operation(summary = "List event types")
    public Response list(
            @Context UriInfo uri,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        OctohooksPage page = OctohooksPage.of(limit, cursor);
        var found = eventTypes.list(caller.keyHolder(), page.limit(), Page.position(page.after()));
        return OctohooksAnswers.page(page, found, Shape::of, uri);
    }

    @POST
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENVIRONMENT)
    @Operation(summary = "Create an event type")
    public Response create(ObjectNode body) {
        return OctohooksAnswers.created(
                eventTypes.create(caller.keyHolder(), change(body, true)), Shape::of);
    }

    @GET
    @Path("/{eventType}")
    @Requires(Permission.READ)
    @Operation(summary = "Get an event type by id or name")
    public Shape get(@PathParam("eventType") String eventType) {
        return Shape.of(eventTypes.get(caller.keyHolder(), eventType));
    }

    @PUT
    @Path("/{eventType}")
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENVIRONMENT)
    @Operation(summary = "Update an event type; a field that is absent keeps its value")
    public Response update(@PathParam("eventType") String eventType, ObjectNode body) {
        return OctohooksAnswers.ok(
                eventTypes.change(caller.keyHolder(), eventType, change(body, true)), Shape::of);
    }

    @PATCH
    @Path("/{eventType}")
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENVIRONMENT)
    @Operation(summary = "Change some fields of an event type")
    public Response patch(@PathParam("eventType") String eventType, ObjectNode body) {
        return OctohooksAnswers.ok(
                eventTypes.change(caller.keyHolder(), eventType, change(body, false)), Shape::of);
    }

    @DELETE
    @Path("/{eventType}")
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENVIRONMENT)
    @Operation(summary = "Delete an event type; answers what it was")
    public Response delete(@PathParam("eventType") String eventType) {
        return OctohooksAnswers.ok(eventTypes.delete(caller.keyHolder(), eventType), Shape::of);
    }

    private static ChangeEventType change(ObjectNode body, boolean nameRequired) {
        var json = new JsonFields(body, FIELDS);
        if (nameRequired) {
            json.require("name");
        }
        var change =
                new ChangeEventType(
                        json.text("name"),
                        json.optionalText("description"),
                        json.object("schema"),
                        json.bool("archived"));
        json.done();
        return change;
    }
}
