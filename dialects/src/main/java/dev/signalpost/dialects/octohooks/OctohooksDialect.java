package dev.signalpost.dialects.octohooks;

import dev.signalpost.contracts.problem.FieldError;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.dialects.BearerToken;
import dev.signalpost.dialects.Dialect;
import dev.signalpost.dialects.RetryLater;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The native API. It also answers for paths that belong to no dialect. */
@Singleton
public class OctohooksDialect implements Dialect {

    private static final String PROBLEM_JSON = "application/problem+json";

    @Override
    public List<String> roots() {
        return List.of("/", OctohooksPaths.ROOT);
    }

    /** Octohooks' own samples send the bare token, so the word Bearer may be missing. */
    @Override
    public Optional<String> token(HttpServerRequest request) {
        return BearerToken.of(request);
    }

    @Override
    public Response render(Problem problem) {
        return switch (problem) {
            case Problem.Unauthenticated it ->
                    answer(401, "Unauthorized", it)
                            .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                            .build();
            case Problem.Forbidden it -> answer(403, "Forbidden", it).build();
            case Problem.NotFound it -> answer(404, "Not Found", it).build();
            case Problem.Conflict it -> answer(409, "Conflict", it).build();
            case Problem.Malformed it -> answer(400, "Bad Request", it).build();
            case Problem.Invalid it -> answer(422, "Unprocessable Content", it).build();
            case Problem.KeyReused it -> answer(422, "Unprocessable Content", it).build();
            case Problem.TooLarge it -> answer(413, "Content Too Large", it).build();
            case Problem.MethodNotAllowed it ->
                    answer(405, "Method Not Allowed", it)
                            .header(
                                    HttpHeaders.ALLOW,
                                    it.allowed().isEmpty() ? null : String.join(", ", it.allowed()))
                            .build();
            case Problem.NotAcceptable it -> answer(406, "Not Acceptable", it).build();
            case Problem.UnsupportedMediaType it ->
                    answer(415, "Unsupported Media Type", it).build();
            case Problem.TooManyRequests it ->
                    RetryLater.after(it.retryAfter(), answer(429, "Too Many Requests", it));
            case Problem.Unavailable it ->
                    RetryLater.after(it.retryAfter(), answer(503, "Service Unavailable", it));
            case Problem.Unexpected it -> answer(500, "Internal Server Error", it).build();
        };
    }

    private static Response.ResponseBuilder answer(int status, String title, Problem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", title);
        body.put("status", status);
        body.put("detail", problem.detail());
        if (problem instanceof Problem.Invalid invalid) {
            body.put("errors", invalid.errors().stream().map(OctohooksDialect::error).toList());
        }
        if (problem instanceof Problem.Unexpected unexpected) {
            body.put("trace", unexpected.trace());
        }
        return Response.status(status).type(PROBLEM_JSON).entity(body);
    }

    private static Map<String, String> error(FieldError error) {
        return Map.of("field", error.field(), "message", error.message());
    }
}
