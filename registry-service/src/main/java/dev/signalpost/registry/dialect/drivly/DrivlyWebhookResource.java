package dev.signalpost.registry.dialect.drivly;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.drivly.DrivlyAnswer;
import dev.signalpost.dialects.drivly.DrivlyId;
import dev.signalpost.dialects.drivly.DrivlyLinks;
import dev.signalpost.dialects.drivly.DrivlyPaths;
import dev.signalpost.registry.application.Application;
import dev.signalpost.registry.application.Applications;
import dev.signalpost.registry.endpoint.Endpoint;
import dev.signalpost.registry.endpoint.Endpoints;
import dev.signalpost.registry.endpoint.SecretRotation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(DrivlyPaths.WEBHOOKS)
@Tag(name = "Drivly")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DrivlyWebhookResource {

    private final Endpoints endpoints;
    private final Applications applications;
    private final SecretRotation secrets;
    private final CallerContext caller;

    DrivlyWebhookResource(
            Endpoints endpoints,
            Applications applications,
            SecretRotation secrets,
            CallerContext caller) {
        this.endpoints = endpoints;
        this.applications = applications;
        this.secrets = secrets;
        this.caller = caller;
    }

    @POST
    @Requires(Permission.WRITE)
    @Operation(summary = "Create a webhook")
    public DrivlyAnswer create(ObjectNode body, @Context UriInfo uri) {
        Application user = applications.own(caller.keyHolder());
        String application = user.id().toString();
        Endpoint made =
                endpoints
                        .create(caller.keyHolder(), application, DrivlyWebhook.fields(body))
                        .value();
        String secret = secrets.show(caller.keyHolder(), application, made.id().toString());
        String userId = user.uid() == null ? application : user.uid();
        return DrivlyAnswer.of(
                DrivlyWebhook.of(made, userId, secret, new DrivlyLinks(uri)),
                caller.keyHolder(),
                uri);
    }

    @POST
    @Path("/create")
    @Requires(Permission.WRITE)
    @Operation(summary = "Create a webhook")
    public DrivlyAnswer createByName(ObjectNode body, @Context UriInfo uri) {
        return create(body, uri);
    }

    /**
     * Drivly deletes by a link; a session's cookie is not sent, and not heeded, when another site
     * follows it.
     */
    @GET
    @Path("/{id}/delete")
    @Requires(Permission.WRITE)
    @Operation(summary = "Delete a webhook, then go to the list")
    public Response deleteByLink(@PathParam("id") String id, @Context UriInfo uri) {
        forget(id);
        return Response.status(Response.Status.FOUND)
                .location(URI.create(new DrivlyLinks(uri).webhooks()))
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Requires(Permission.WRITE)
    @Operation(summary = "Delete a webhook")
    public void delete(@PathParam("id") String id) {
        forget(id);
    }

    private void forget(String id) {
        String application = applications.own(caller.keyHolder()).id().toString();
        endpoints.delete(caller.keyHolder(), application, DrivlyId.parse(id).toString());
    }
}
