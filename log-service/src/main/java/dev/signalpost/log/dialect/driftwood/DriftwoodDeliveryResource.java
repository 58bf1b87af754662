package dev.signalpost.log.dialect.driftwood;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.JsonFields;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.driftwood.DriftwoodAnswer;
import dev.signalpost.dialects.driftwood.DriftwoodPaths;
import dev.signalpost.log.query.DeliveryLog;
import dev.signalpost.log.query.Stretch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(DriftwoodPaths.DELIVERIES)
@Tag(name = "Driftwood")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DriftwoodDeliveryResource {

    private static final int PAGE = 25;
    private static final int MAX_PAGE = 100;

    private final DeliveryLog deliveries;
    private final CallerContext caller;

    DriftwoodDeliveryResource(DeliveryLog deliveries, CallerContext caller) {
        this.deliveries = deliveries;
        this.caller = caller;
    }

    @POST
    @Requires(value = Permission.READ, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "The deliveries of a webhook, last attempted first")
    public DriftwoodAnswer<Map<String, List<DriftwoodDelivery>>> list(ObjectNode body) {
        var json = new JsonFields(body, Set.of("endpoint_id", "limit"));
        json.require("endpoint_id");
        String endpoint = json.text("endpoint_id");
        Long limit = json.number("limit");
        json.check(
                limit == null || limit >= 1 && limit <= MAX_PAGE,
                "limit",
                "must be from 1 to " + MAX_PAGE);
        json.done();
        Caller.KeyHolder holder = caller.keyHolder();
        Stretch newest = Stretch.newest(limit == null ? PAGE : limit.intValue());
        var found =
                deliveries.ofEndpoint(
                        holder, holder.ownApplication(), endpoint, Optional.empty(), newest);
        return DriftwoodAnswer.of(
                Map.of("items", found.entries().stream().map(DriftwoodDelivery::of).toList()));
    }
}
