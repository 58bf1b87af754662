package dev.signalpost.registry.dialect.octohooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.JsonFields;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.octohooks.OctohooksPaths;
import dev.signalpost.registry.endpoint.SecretRotation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(OctohooksPaths.SECRET)
@Tag(name = "Endpoints")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OctohooksSecretResource {

    private final SecretRotation secrets;
    private final CallerContext caller;

    OctohooksSecretResource(SecretRotation secrets, CallerContext caller) {
        this.secrets = secrets;
        this.caller = caller;
    }

    /** Needs more than to read, because whoever has the secret can forge deliveries. */
    @GET
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "Show the current signing secret")
    public Map<String, String> show(
            @PathParam("application") String application, @PathParam("endpoint") String endpoint) {
        return Map.of("key", secrets.show(caller.keyHolder(), application, endpoint));
    }

    @POST
    @Path("/rotate")
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "Replace the signing secret; the old one goes on signing for 24 hours")
    public Response rotate(
            @PathParam("application") String application,
            @PathParam("endpoint") String endpoint,
            ObjectNode body) {
        Optional<String> chosen = body == null ? Optional.empty() : chosen(body);
        return OctohooksAnswers.ok(
                secrets.rotate(caller.keyHolder(), application, endpoint, chosen),
                key -> Map.of("key", key));
    }

    private static Optional<String> chosen(ObjectNode body) {
        var fields = new JsonFields(body, Set.of("key"));
        String key = fields.text("key");
        fields.done();
        return Optional.ofNullable(key);
    }
}
