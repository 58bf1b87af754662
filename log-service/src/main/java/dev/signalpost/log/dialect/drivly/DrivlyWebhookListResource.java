package dev.signalpost.log.dialect.drivly;

import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.drivly.DrivlyAnswer;
import dev.signalpost.dialects.drivly.DrivlyId;
import dev.signalpost.dialects.drivly.DrivlyLinks;
import dev.signalpost.dialects.drivly.DrivlyPaths;
import dev.signalpost.log.query.EndpointLog;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(DrivlyPaths.WEBHOOKS)
@Tag(name = "Drivly")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DrivlyWebhookListResource {

    private final EndpointLog endpoints;
    private final CallerContext caller;

    DrivlyWebhookListResource(EndpointLog endpoints, CallerContext caller) {
        this.endpoints = endpoints;
        this.caller = caller;
    }

    /** A webhook and what it lately did; the last three are links. */
    public record Shape(
            String id,
            String url,
            List<String> events,
            String createdAt,
            String lastExecuted,
            Integer lastStatus,
            int pending,
            String deleteWebhook,
            String triggerTest,
            String logs) {

        static Shape of(EndpointLog.Executed executed, DrivlyLinks links) {
            EndpointState endpoint = executed.endpoint();
            String id = DrivlyId.of(endpoint.id());
            return new Shape(
                    id,
                    endpoint.url(),
                    endpoint.eventTypes().stream().sorted().toList(),
                    endpoint.createdAt().toString(),
                    executed.newest()
                            .map(attempt -> Instant.ofEpochMilli(attempt.startedAt()).toString())
                            .orElse(null),
                    executed.newest().map(AttemptFinished::statusCode).orElse(null),
                    executed.pending(),
                    links.delete(id),
                    links.triggerTest(id),
                    links.logs(id));
        }
    }

    @GET
    @Requires(value = Permission.READ, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "The caller's webhooks")
    public DrivlyAnswer list(@Context UriInfo uri) {
        var links = new DrivlyLinks(uri);
        var holder = caller.keyHolder();
        return DrivlyAnswer.of(
                endpoints.endpoints(holder, holder.ownApplication()).stream()
                        .map(each -> Shape.of(each, links))
                        .toList(),
                holder,
                uri);
    }
}
