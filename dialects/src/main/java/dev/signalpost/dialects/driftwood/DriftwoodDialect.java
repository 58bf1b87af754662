package dev.signalpost.dialects.driftwood;

import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.dialects.BearerToken;
import dev.signalpost.dialects.Dialect;
import dev.signalpost.dialects.FieldNames;
import dev.signalpost.dialects.RetryLater;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code {"ok": false, "error": {"code": "webhooks.not_found", "message": "..."}}} with the
 * matching status.
 */
@Singleton
public class DriftwoodDialect implements Dialect {

    private static final FieldNames FIELDS =
            new FieldNames(
                    Map.of("eventTypes", "events", "name", "description", "enabled", "is_active"));

    @Override
    public List<String> roots() {
        return List.of(DriftwoodPaths.ROOT);
    }

    @Override
    public Optional<String> token(HttpServerRequest request) {
        return BearerToken.of(request);
    }

    @Override
    public Response render(Problem problem) {
        return switch (problem) {
            case Problem.Unauthenticated it -> error(401, "unauthorized", it.detail()).build();
            case Problem.Forbidden it -> error(403, "forbidden", it.detail()).build();
            case Problem.NotFound it -> error(404, "not_found", it.detail()).build();
            case Problem.Conflict it -> error(400, "conflict", it.detail()).build();
            case Problem.Malformed it -> error(400, "malformed_json", it.detail()).build();
            case Problem.Invalid it -> error(400, "invalid_request", sentences(it)).build();
            case Problem.KeyReused it -> error(400, "idempotency_key_reused", it.detail()).build();
            case Problem.TooLarge it -> error(400, "too_large", it.detail()).build();
            case Problem.MethodNotAllowed it ->
                    error(405, "method_not_allowed", it.detail())
                            .header(HttpHeaders.ALLOW, "POST")
                            .build();
            case Problem.NotAcceptable it -> error(406, "not_acceptable", it.detail()).build();
            case Problem.UnsupportedMediaType it ->
                    error(415, "unsupported_media_type", it.detail()).build();
            case Problem.TooManyRequests it ->
                    RetryLater.after(it.retryAfter(), error(429, "rate_limited", it.detail()));
            case Problem.Unavailable it ->
                    RetryLater.after(it.retryAfter(), error(503, "unavailable", it.detail()));
            case Problem.Unexpected it ->
                    error(500, "internal", it.detail() + " (" + it.trace() + ")").build();
        };
    }

    /** The core's fields under the names that Driftwood gives them. */
    private static String sentences(Problem.Invalid invalid) {
        return invalid.errors().stream()
                .map(error -> FIELDS.of(error) + " " + error.message() + ".")
                .collect(Collectors.joining(" "));
    }

    private static Response.ResponseBuilder error(int status, String code, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(
                        Map.of(
                                "ok",
                                false,
                                "error",
                                Map.of("code", "webhooks." + code, "message", message)));
    }
}
