package dev.signalpost.registry.dialect.octohooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.octohooks.OctohooksPaths;
import dev.signalpost.registry.endpoint.EndpointAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(OctohooksPaths.AUTHENTICATION)
@Tag(name = "Endpoints")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OctohooksAuthenticationResource {

    private final EndpointAuthentication authentication;
    private final CallerContext caller;

    OctohooksAuthenticationResource(EndpointAuthentication authentication, CallerContext caller) {
        this.authentication = authentication;
        this.caller = caller;
    }

    @GET
    @Requires(value = Permission.READ, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "Show how the receiver is told who calls, without the secrets")
    public Map<String, String> show(
            @PathParam("application") String application, @PathParam("endpoint") String endpoint) {
        return OctohooksAuthenticationJson.shape(
                authentication.show(caller.keyHolder(), application, endpoint));
    }

    @PUT
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "Tell the receiver who calls: Basic, OAuth 2 or a client certificate")
    public Response replace(
            @PathParam("application") String application,
            @PathParam("endpoint") String endpoint,
            ObjectNode body) {
        return OctohooksAnswers.ok(
                authentication.replace(
                        caller.keyHolder(),
                        application,
                        endpoint,
                        Optional.of(OctohooksAuthenticationJson.read(body))),
                OctohooksAuthenticationJson::shape);
    }

    @DELETE
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "Tell the receiver nothing but the signature")
    public Response remove(
            @PathParam("application") String application, @PathParam("endpoint") String endpoint) {
        authentication.replace(caller.keyHolder(), application, endpoint, Optional.empty());
        return Response.noContent().build();
    }
}
