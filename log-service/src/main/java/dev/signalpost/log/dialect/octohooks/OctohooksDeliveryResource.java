package dev.signalpost.log.dialect.octohooks;

import dev.signalpost.contracts.access.Permission;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.octohooks.OctohooksPaths;
import dev.signalpost.log.query.DeliveryLog;
import dev.signalpost.log.replay.Resend;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(OctohooksPaths.DELIVERIES)
@Tag(name = "Deliveries")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OctohooksDeliveryResource {

    private static final int ACCEPTED = 202;

    private final DeliveryLog deliveries;
    private final Resend resend;
    private final CallerContext caller;

    OctohooksDeliveryResource(DeliveryLog deliveries, Resend resend, CallerContext caller) {
        this.deliveries = deliveries;
        this.resend = resend;
        this.caller = caller;
    }

    @GET
    @Requires(value = Permission.READ, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "The deliveries of a message, one for each endpoint")
    public List<OctohooksDelivery> list(
            @PathParam("application") String application, @PathParam("message") String message) {
        return deliveries.ofMessage(caller.keyHolder(), application, message).stream()
                .map(OctohooksDelivery::of)
                .toList();
    }

    @POST
    @Path("/{endpoint}/resend")
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "Send a message to one endpoint again")
    public Response resend(
            @PathParam("application") String application,
            @PathParam("message") String message,
            @PathParam("endpoint") String endpoint) {
        return Response.status(ACCEPTED)
                .entity(
                        OctohooksDelivery.of(
                                resend.resend(caller.keyHolder(), application, message, endpoint)))
                .build();
    }
}
