package dev.signalpost.registry.dialect.drivly;

import dev.signalpost.contracts.access.Permission;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.drivly.DrivlyAnswer;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/")
@Tag(name = "Drivly")
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class DrivlyRootResource {

    private final CallerContext caller;

    DrivlyRootResource(CallerContext caller) {
        this.caller = caller;
    }

    @GET
    @Requires(value = Permission.READ, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "The same as /api")
    public DrivlyAnswer entry(@Context UriInfo uri) {
        return DrivlyAnswer.of(null, caller.keyHolder(), uri);
    }
}
