package dev.signalpost.registry.dialect.drivly;

import dev.signalpost.contracts.access.Authenticator;
import dev.signalpost.dialects.Open;
import dev.signalpost.dialects.drivly.DrivlyPaths;
import dev.signalpost.dialects.drivly.DrivlySession;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(DrivlyPaths.LOGIN)
@Tag(name = "Drivly")
@NonBlocking
@Produces(MediaType.TEXT_HTML)
public class DrivlyLoginResource {

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Log in - Signalpost</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>body{font:16px/1.5 system-ui;max-width:32rem;margin:15vh auto;padding:0 1rem}
            input,button{font:inherit;padding:.5rem;width:100%%;box-sizing:border-box;margin:.3rem 0}</style></head>
            <body><h1>Log in</h1><p>Paste an API key. It is kept in a cookie for twelve hours.</p>%s
            <form method="post" action="/login"><label for="key">API key</label>
            <input id="key" name="key" type="password" autocomplete="off" required autofocus>
            <button type="submit">Log in</button></form></body></html>
            """;
    private static final String REFUSED =
            "<p role=\"alert\"><strong>This key is not known, has expired or was revoked.</strong></p>";

    private final Authenticator authenticator;

    DrivlyLoginResource(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    @GET
    @Open(because = "it is the page that asks for the key")
    @Operation(summary = "The page to log in")
    public String page() {
        return PAGE.formatted("");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(because = "it checks the key that it is given")
    @Operation(summary = "Begin a session")
    public CompletionStage<Response> login(@FormParam("key") String key, @Context UriInfo uri) {
        if (key == null || key.isBlank()) {
            return CompletableFuture.completedStage(refused());
        }
        boolean secure = "https".equals(uri.getBaseUri().getScheme());
        return authenticator
                .authenticate(key.strip())
                .thenApply(
                        caller ->
                                caller.map(
                                                known ->
                                                        Response.status(Response.Status.FOUND)
                                                                .location(
                                                                        URI.create(
                                                                                DrivlyPaths
                                                                                        .WEBHOOKS))
                                                                .cookie(
                                                                        DrivlySession.begin(
                                                                                key.strip(),
                                                                                secure))
                                                                .build())
                                        .orElseGet(DrivlyLoginResource::refused));
    }

    private static Response refused() {
        return Response.status(Response.Status.UNAUTHORIZED)
                .entity(PAGE.formatted(REFUSED))
                .build();
    }
}
