package dev.signalpost.registry.dialect.octohooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.JsonFields;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.octohooks.OctohooksPaths;
import dev.signalpost.registry.endpoint.Endpoint;
import dev.signalpost.registry.endpoint.EndpointFields;
import dev.signalpost.registry.endpoint.Endpoints;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(OctohooksPaths.HEADERS)
@Tag(name = "Endpoints")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OctohooksHeadersResource {

    private final Endpoints endpoints;
    private final CallerContext caller;

    OctohooksHeadersResource(Endpoints endpoints, CallerContext caller) {
        this.endpoints = endpoints;
        this.caller = caller;
    }

    @GET
    @Requires(value = Permission.READ, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "Show the names of the custom headers")
    public Map<String, Map<String, String>> show(
            @PathParam("application") String application, @PathParam("endpoint") String endpoint) {
        return shape(endpoints.get(caller.keyHolder(), application, endpoint));
    }

    @PUT
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "Replace the custom headers")
    public Response replace(
            @PathParam("application") String application,
            @PathParam("endpoint") String endpoint,
            ObjectNode body) {
        var json = new JsonFields(body, Set.of("headers"));
        json.require("headers");
        Map<String, String> headers = json.textMap("headers");
        json.done();
        var fields =
                new EndpointFields(null, null, null, null, null, null, null, headers, null, null);
        return OctohooksAnswers.ok(
                endpoints.change(caller.keyHolder(), application, endpoint, fields), this::shape);
    }

    private Map<String, Map<String, String>> shape(Endpoint endpoint) {
        return Map.of(
                "headers",
                endpoints.headerNames(endpoint).stream()
                        .collect(Collectors.toMap(Function.identity(), masked -> "***")));
    }
}
