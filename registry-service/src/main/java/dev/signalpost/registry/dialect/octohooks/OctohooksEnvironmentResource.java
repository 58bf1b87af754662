package dev.signalpost.registry.dialect.octohooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.id.IdText;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.dialects.ForOperator;
import dev.signalpost.dialects.JsonFields;
import dev.signalpost.dialects.octohooks.OctohooksPaths;
import dev.signalpost.registry.apikey.ApiKeys;
import dev.signalpost.registry.environment.Environment;
import dev.signalpost.registry.environment.Environments;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For the installation's operator: environments, and the first key of each. */
@Path(OctohooksPaths.ENVIRONMENTS)
@Tag(name = "Environments")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OctohooksEnvironmentResource {

    private final Environments environments;
    private final ApiKeys apiKeys;

    OctohooksEnvironmentResource(Environments environments, ApiKeys apiKeys) {
        this.environments = environments;
        this.apiKeys = apiKeys;
    }

    /** An environment; the time is epoch milliseconds. */
    public record Shape(String id, String name, long created) {

        static Shape of(Environment environment) {
            return new Shape(
                    environment.id().toString(),
                    environment.name(),
                    environment.created().toEpochMilli());
        }
    }

    @GET
    @ForOperator
    @Operation(summary = "List environments")
    public List<Shape> list() {
        return environments.list().stream().map(Shape::of).toList();
    }

    @POST
    @ForOperator
    @Operation(summary = "Create an environment")
    public Response create(ObjectNode body) {
        var json = new JsonFields(body, Set.of("name"));
        json.require("name");
        String name = json.text("name");
        json.done();
        return OctohooksAnswers.created(environments.create(name), Shape::of);
    }

    @GET
    @Path("/{environment}")
    @ForOperator
    @Operation(summary = "Get an environment")
    public Shape get(@PathParam("environment") String environment) {
        return Shape.of(environments.get(id(environment)));
    }

    @POST
    @Path("/{environment}/api-keys")
    @ForOperator
    @Operation(summary = "Create an environment-scoped API key; the answer shows it this once")
    public Response createKey(@PathParam("environment") String environment, ObjectNode body) {
        var wanted = OctohooksKeyRequest.firstKey(body);
        EnvironmentId id = environments.get(id(environment)).id();
        return OctohooksAnswers.created(
                apiKeys.create(id, wanted), made -> OctohooksApiKey.of(made.apiKey(), made.key()));
    }

    private static EnvironmentId id(String text) {
        return IdText.uuid(text)
                .map(EnvironmentId::new)
                .orElseThrow(() -> Problem.notFound("environment"));
    }
}
