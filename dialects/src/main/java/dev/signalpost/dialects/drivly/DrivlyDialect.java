package dev.signalpost.dialects.drivly;

import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.dialects.BearerToken;
import dev.signalpost.dialects.Dialect;
import dev.signalpost.dialects.FieldNames;
import dev.signalpost.dialects.RetryLater;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code {"error": {"status", "message", "fields"}}}: the original says nothing of errors, so they
 * are told plainly.
 */
@Singleton
public class DrivlyDialect implements Dialect {

    private static final FieldNames FIELDS =
            new FieldNames(Map.of("eventTypes", "events", "eventType", "event"));

    @Override
    public List<String> roots() {
        return List.of(DrivlyPaths.API, DrivlyPaths.LOGIN);
    }

    @Override
    public Optional<String> token(HttpServerRequest request) {
        return BearerToken.of(request).or(() -> DrivlySession.key(request));
    }

    /** A browser without a key is a person, who is asked for one. */
    @Override
    public Optional<URI> login(ContainerRequestContext request) {
        boolean browser =
                request.getAcceptableMediaTypes().stream()
                        .anyMatch(
                                type ->
                                        !type.isWildcardType()
                                                && type.isCompatible(MediaType.TEXT_HTML_TYPE));
        return browser ? Optional.of(URI.create(DrivlyPaths.LOGIN)) : Optional.empty();
    }

    @Override
    public Response render(Problem problem) {
        return switch (problem) {
            case Problem.Unauthenticated it ->
                    error(401, it).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
            case Problem.Forbidden it -> error(403, it).build();
            case Problem.NotFound it -> error(404, it).build();
            case Problem.Conflict it -> error(409, it).build();
            case Problem.Malformed it -> error(400, it).build();
            case Problem.Invalid it -> error(400, it).build();
            case Problem.KeyReused it -> error(422, it).build();
            case Problem.TooLarge it -> error(413, it).build();
            case Problem.MethodNotAllowed it -> error(405, it).build();
            case Problem.NotAcceptable it -> error(406, it).build();
            case Problem.UnsupportedMediaType it -> error(415, it).build();
            case Problem.TooManyRequests it -> RetryLater.after(it.retryAfter(), error(429, it));
            case Problem.Unavailable it -> RetryLater.after(it.retryAfter(), error(503, it));
            case Problem.Unexpected it -> error(500, it).build();
        };
    }

    private static Response.ResponseBuilder error(int status, Problem problem) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("status", status);
        error.put("message", problem.detail());
        if (problem instanceof Problem.Invalid invalid) {
            Map<String, String> fields = new LinkedHashMap<>();
            invalid.errors().forEach(each -> fields.put(FIELDS.of(each), each.message()));
            error.put("fields", fields);
        }
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("error", error));
    }
}
