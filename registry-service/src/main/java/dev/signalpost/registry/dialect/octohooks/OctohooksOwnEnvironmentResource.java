package dev.signalpost.registry.dialect.octohooks;

import dev.signalpost.contracts.access.Permission;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.octohooks.OctohooksPaths;
import dev.signalpost.registry.environment.Environments;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells the holder of a key which environment it opens: a publisher on Kafka has to name it. */
@Path(OctohooksPaths.OWN_ENVIRONMENT)
@Tag(name = "Environments")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OctohooksOwnEnvironmentResource {

    private final Environments environments;
    private final CallerContext caller;

    OctohooksOwnEnvironmentResource(Environments environments, CallerContext caller) {
        this.environments = environments;
        this.caller = caller;
    }

    @GET
    @Requires(value = Permission.READ, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "The environment that the API key opens")
    public OctohooksEnvironmentResource.Shape get() {
        return OctohooksEnvironmentResource.Shape.of(
                environments.get(caller.keyHolder().environment()));
    }
}
