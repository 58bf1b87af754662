package dev.signalpost.log.dialect.octohooks;

import dev.signalpost.contracts.access.Permission;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.octohooks.OctohooksPaths;
import dev.signalpost.log.query.AttemptLog;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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

@Path(OctohooksPaths.ENDPOINT_ATTEMPTS)
@Tag(name = "Attempts")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OctohooksEndpointAttemptResource {

    private final AttemptLog attempts;
    private final CallerContext caller;

    OctohooksEndpointAttemptResource(AttemptLog attempts, CallerContext caller) {
        this.attempts = attempts;
        this.caller = caller;
    }

    @GET
    @Requires(value = Permission.READ, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "The attempts to an endpoint, newest first")
    public Response list(
            @PathParam("application") String application,
            @PathParam("endpoint") String endpoint,
            @QueryParam("status") String status,
            @BeanParam OctohooksSpan span,
            @Context UriInfo uri) {
        var found =
                attempts.ofEndpoint(
                        caller.keyHolder(),
                        application,
                        endpoint,
                        OctohooksLogAnswers.status(status),
                        span.stretch());
        return OctohooksLogAnswers.page(span, found, OctohooksAttempt::brief, uri);
    }
}
