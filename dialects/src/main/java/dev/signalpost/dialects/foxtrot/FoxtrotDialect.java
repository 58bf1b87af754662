package dev.signalpost.dialects.foxtrot;

import dev.signalpost.contracts.problem.FieldError;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.dialects.BearerToken;
import dev.signalpost.dialects.Dialect;
import dev.signalpost.dialects.FieldNames;
import dev.signalpost.dialects.RetryLater;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code {"status": "error", "data": {"code": 1001, "message": "..."}}}. */
@Singleton
public class FoxtrotDialect implements Dialect {

    private static final int MALFORMED = 1000;
    private static final int INVALID_FIELD = 1001;
    private static final int UNKNOWN_EVENT_TYPE = 1002;
    private static final int NOT_A_URL = 1003;
    private static final int INVALID_KEY = 1004;
    private static final int NOT_FOUND = 1005;
    private static final int NOT_MODIFIABLE = 1006;

    /** The core's name of the field whose value is no URL; a missing one has Foxtrot's own name. */
    private static final String CORE_URL = "url";

    private static final FieldNames FIELDS =
            new FieldNames(
                    Map.of(
                            CORE_URL,
                            "webhook_url",
                            "eventTypes",
                            "events",
                            "channels",
                            "dc_ids",
                            "eventType",
                            "event"));

    @Override
    public List<String> roots() {
        return List.of(FoxtrotPaths.WEBHOOKS);
    }

    @Override
    public Optional<String> token(HttpServerRequest request) {
        return BearerToken.of(request);
    }

    @Override
    public Response render(Problem problem) {
        return switch (problem) {
            case Problem.Unauthenticated it -> error(401, INVALID_KEY, it.detail()).build();
            case Problem.Forbidden it -> error(401, INVALID_KEY, it.detail()).build();
            case Problem.NotFound it -> error(404, NOT_FOUND, it.detail()).build();
            case Problem.Conflict it -> error(400, INVALID_FIELD, it.detail()).build();
            case Problem.Malformed it -> error(400, MALFORMED, it.detail()).build();
            case Problem.Invalid it -> invalid(it.errors().getFirst());
            case Problem.KeyReused it -> error(400, INVALID_FIELD, it.detail()).build();
            case Problem.TooLarge it -> error(413, INVALID_FIELD, it.detail()).build();
            case Problem.MethodNotAllowed it -> error(405, NOT_FOUND, it.detail()).build();
            case Problem.NotAcceptable it -> error(406, MALFORMED, it.detail()).build();
            case Problem.UnsupportedMediaType it -> error(415, MALFORMED, it.detail()).build();
            case Problem.TooManyRequests it ->
                    RetryLater.after(it.retryAfter(), error(429, INVALID_FIELD, it.detail()));
            case Problem.Unavailable it ->
                    RetryLater.after(it.retryAfter(), error(503, MALFORMED, it.detail()));
            case Problem.Unexpected it ->
                    error(500, MALFORMED, it.detail() + " (" + it.trace() + ")").build();
        };
    }

    private static Response invalid(FieldError error) {
        int code =
                switch (error.kind()) {
                    case UNKNOWN_EVENT_TYPE -> UNKNOWN_EVENT_TYPE;
                    case NOT_CHANGEABLE -> NOT_MODIFIABLE;
                    case WRONG ->
                            FieldNames.core(error).equals(CORE_URL) ? NOT_A_URL : INVALID_FIELD;
                };
        return error(400, code, FIELDS.of(error) + " " + error.message() + ".").build();
    }

    private static Response.ResponseBuilder error(int status, int code, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(FoxtrotAnswer.error(code, message));
    }
}
