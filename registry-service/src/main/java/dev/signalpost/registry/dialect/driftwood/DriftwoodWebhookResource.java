package dev.signalpost.registry.dialect.driftwood;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.id.IdText;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.JsonFields;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.driftwood.DriftwoodAnswer;
import dev.signalpost.dialects.driftwood.DriftwoodPaths;
import dev.signalpost.registry.application.Applications;
import dev.signalpost.registry.endpoint.Endpoint;
import dev.signalpost.registry.endpoint.EndpointFields;
import dev.signalpost.registry.endpoint.Endpoints;
import dev.signalpost.registry.endpoint.SecretRotation;
import dev.signalpost.registry.page.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(DriftwoodPaths.API)
@Tag(name = "Driftwood")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DriftwoodWebhookResource {

    private static final int PAGE = 25;
    private static final int MAX_PAGE = 100;

    private final Endpoints endpoints;
    private final Applications applications;
    private final SecretRotation secrets;
    private final DriftwoodConfig config;
    private final CallerContext caller;

    DriftwoodWebhookResource(
            Endpoints endpoints,
            Applications applications,
            SecretRotation secrets,
            DriftwoodConfig config,
            CallerContext caller) {
        this.endpoints = endpoints;
        this.applications = applications;
        this.secrets = secrets;
        this.config = config;
        this.caller = caller;
    }

    @POST
    @Path(DriftwoodPaths.CREATE)
    @Requires(Permission.WRITE)
    @Operation(summary = "Create a webhook; the answer has its secret, this once")
    public DriftwoodAnswer<DriftwoodWebhook> create(ObjectNode body) {
        EndpointFields fields = DriftwoodWebhook.forCreate(body, config.allowHttp());
        Endpoint made = endpoints.create(caller(), account(), fields).value();
        return DriftwoodAnswer.of(DriftwoodWebhook.of(made, key(made), true));
    }

    @POST
    @Path(DriftwoodPaths.GET)
    @Requires(value = Permission.READ, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "Get a webhook")
    public DriftwoodAnswer<DriftwoodWebhook> get(ObjectNode body) {
        return answer(endpoints.get(caller(), account(), id(new JsonFields(body, Set.of("id")))));
    }

    @POST
    @Path(DriftwoodPaths.LIST)
    @Requires(Permission.READ)
    @Operation(summary = "List webhooks, newest first")
    public DriftwoodAnswer<Map<String, Object>> list(ObjectNode body) {
        var json = new JsonFields(body, Set.of("limit", "cursor"));
        Long limit = json.number("limit");
        UUID cursor =
                json.parsed(
                        "cursor",
                        UUID::fromString,
                        "must come from next_cursor of the page before");
        json.check(
                limit == null || limit >= 1 && limit <= MAX_PAGE,
                "limit",
                "must be from 1 to " + MAX_PAGE);
        json.done();
        Page<Endpoint> page =
                endpoints.newest(
                        caller(),
                        account(),
                        limit == null ? PAGE : limit.intValue(),
                        Optional.ofNullable(cursor));
        Map<String, Object> result = new HashMap<>();
        List<DriftwoodWebhook> items =
                page.entries().stream()
                        .map(each -> DriftwoodWebhook.of(each, key(each), false))
                        .toList();
        result.put("items", items);
        result.put("next_cursor", page.next().map(UUID::toString).orElse(null));
        return DriftwoodAnswer.of(result);
    }

    @POST
    @Path(DriftwoodPaths.UPDATE)
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENDPOINT)
    @Operation(summary = "Change a webhook; an absent field keeps its value")
    public DriftwoodAnswer<DriftwoodWebhook> update(ObjectNode body) {
        EndpointFields fields = DriftwoodWebhook.forUpdate(body, config.allowHttp());
        String id =
                id(new JsonFields(body, Set.of("id", "url", "description", "events", "is_active")));
        return answer(endpoints.change(caller(), account(), id, fields).value());
    }

    @POST
    @Path(DriftwoodPaths.DELETE)
    @Requires(Permission.WRITE)
    @Operation(summary = "Delete a webhook")
    public DriftwoodAnswer<Map<String, Object>> delete(ObjectNode body) {
        endpoints.delete(caller(), account(), id(new JsonFields(body, Set.of("id"))));
        return DriftwoodAnswer.of(Map.of());
    }

    private Caller.KeyHolder caller() {
        return caller.keyHolder();
    }

    private String account() {
        return applications.own(caller()).id().toString();
    }

    private String key(Endpoint endpoint) {
        return secrets.show(caller(), account(), endpoint.id().toString());
    }

    private DriftwoodAnswer<DriftwoodWebhook> answer(Endpoint endpoint) {
        return DriftwoodAnswer.of(DriftwoodWebhook.of(endpoint, key(endpoint), false));
    }

    /** Driftwood's ids are UUIDs; what is none names nothing. */
    private static String id(JsonFields json) {
        json.require("id");
        String id = json.text("id");
        json.done();
        return IdText.uuid(id).map(UUID::toString).orElseThrow(() -> Problem.notFound("webhook"));
    }
}
