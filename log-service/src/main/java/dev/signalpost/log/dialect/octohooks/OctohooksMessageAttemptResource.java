package dev.signalpost.log.dialect.octohooks;

import dev.signalpost.contracts.access.Permission;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.octohooks.OctohooksPaths;
import dev.signalpost.log.query.AttemptLog;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(OctohooksPaths.MESSAGE_ATTEMPTS)
@Tag(name = "Attempts")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OctohooksMessageAttemptResource {

    private final AttemptLog attempts;
    private final CallerContext caller;

    OctohooksMessageAttemptResource(AttemptLog attempts, CallerContext caller) {
        this.attempts = attempts;
        this.caller = caller;
    }

    @GET
    @Requires(value = Permission.READ, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "All attempts of a message, oldest first")
    public List<OctohooksAttempt> list(
            @PathParam("application") String application, @PathParam("message") String message) {
        return attempts.ofMessage(caller.keyHolder(), application, message).stream()
                .map(OctohooksAttempt::brief)
                .toList();
    }

    @GET
    @Path("/{attempt}")
    @Requires(value = Permission.READ, reach = Requires.Reach.ENDPOINT)
    @Operation(
            summary =
                    "One attempt with request headers, response headers and the beginning of the response")
    public OctohooksAttempt get(
            @PathParam("application") String application,
            @PathParam("message") String message,
            @PathParam("attempt") String attempt) {
        return OctohooksAttempt.full(
                attempts.get(caller.keyHolder(), application, message, attempt));
    }
}
