package dev.signalpost.registry.dialect.octohooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.JsonFields;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.octohooks.OctohooksPage;
import dev.signalpost.dialects.octohooks.OctohooksPaths;
import dev.signalpost.registry.apikey.ApiKeys;
import dev.signalpost.registry.page.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(OctohooksPaths.API_KEYS)
@Tag(name = "API keys")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OctohooksApiKeyResource {

    private final ApiKeys apiKeys;
    private final OctohooksKeyRequest requests;
    private final CallerContext caller;

    OctohooksApiKeyResource(ApiKeys apiKeys, OctohooksKeyRequest requests, CallerContext caller) {
        this.apiKeys = apiKeys;
        this.requests = requests;
        this.caller = caller;
    }

    @GET
    @Requires(value = Permission.READ, reach = Requires.Reach.ENVIRONMENT)
    @Operation(summary = "List API keys, without the keys")
    public Response list(
            @Context UriInfo uri,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        OctohooksPage page = OctohooksPage.of(limit, cursor);
        var found = apiKeys.list(caller.keyHolder(), page.limit(), Page.position(page.after()));
        return OctohooksAnswers.page(page, found, OctohooksApiKey::of, uri);
    }

    @POST
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENVIRONMENT)
    @Operation(summary = "Create an API key; the answer shows it this once")
    public Response create(ObjectNode body) {
        return OctohooksAnswers.created(
                apiKeys.create(caller.keyHolder(), requests.read(caller.keyHolder(), body)),
                made -> OctohooksApiKey.of(made.apiKey(), made.key()));
    }

    @GET
    @Path("/{key}")
    @Requires(value = Permission.READ, reach = Requires.Reach.ENVIRONMENT)
    @Operation(summary = "Get an API key, without the key")
    public OctohooksApiKey get(@PathParam("key") String key) {
        return OctohooksApiKey.of(apiKeys.get(caller.keyHolder(), key));
    }

    @POST
    @Path("/{key}/rotate")
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENVIRONMENT)
    @Operation(summary = "Replace an API key; the old one stops now or after the overlap")
    public Response rotate(@PathParam("key") String key, ObjectNode body) {
        return OctohooksAnswers.created(
                apiKeys.rotate(caller.keyHolder(), key, overlap(body)),
                made -> OctohooksApiKey.of(made.apiKey(), made.key()));
    }

    @DELETE
    @Path("/{key}")
    @Requires(value = Permission.WRITE, reach = Requires.Reach.ENVIRONMENT)
    @Operation(summary = "Revoke an API key")
    public Response revoke(@PathParam("key") String key) {
        return OctohooksAnswers.ok(apiKeys.revoke(caller.keyHolder(), key), OctohooksApiKey::of);
    }

    private static Duration overlap(ObjectNode body) {
        if (body == null) {
            return Duration.ZERO;
        }
        var json = new JsonFields(body, Set.of("overlapSeconds"));
        Long seconds = json.number("overlapSeconds");
        json.done();
        return seconds == null ? Duration.ZERO : Duration.ofSeconds(seconds);
    }
}
