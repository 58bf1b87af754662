package dev.signalpost.log.dialect.octohooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.octohooks.OctohooksPaths;
import dev.signalpost.log.replay.Replays;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(OctohooksPaths.REPLAYS)
@Tag(name = "Replays")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OctohooksReplayResource {

    private static final int ACCEPTED = 202;

    private final Replays replays;
    private final CallerContext caller;
    private final Clock clock;

    OctohooksReplayResource(Replays replays, CallerContext caller, Clock clock) {
        this.replays = replays;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENDPOINT)
    @Operation(
            summary =
                    "Send an endpoint again what it missed in a span of time, or count it with dryRun")
    public Response start(
            @PathParam("application") String application,
            @PathParam("endpoint") String endpoint,
            ObjectNode body) {
        OctohooksReplay.Wanted wanted = OctohooksReplay.wanted(body, clock.instant());
        if (wanted.dryRun()) {
            return Response.ok(
                            replays.count(
                                    caller.keyHolder(), application, endpoint, wanted.request()))
                    .build();
        }
        return Response.status(ACCEPTED)
                .entity(
                        OctohooksReplay.of(
                                replays.start(
                                        caller.keyHolder(),
                                        application,
                                        endpoint,
                                        wanted.request())))
                .build();
    }

    @GET
    @Requires(value = Permission.READ, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "The newest hundred replays of an endpoint")
    public List<OctohooksReplay> list(
            @PathParam("application") String application, @PathParam("endpoint") String endpoint) {
        return replays.list(caller.keyHolder(), application, endpoint).stream()
                .map(OctohooksReplay::of)
                .toList();
    }

    @GET
    @Path("/{replay}")
    @Requires(value = Permission.READ, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "How far a replay is")
    public OctohooksReplay get(
            @PathParam("application") String application,
            @PathParam("endpoint") String endpoint,
            @PathParam("replay") String replay) {
        return OctohooksReplay.of(replays.get(caller.keyHolder(), application, endpoint, replay));
    }
}
