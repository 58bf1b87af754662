package dev.signalpost.dialects.channels;

import dev.signalpost.contracts.problem.FieldError;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.dialects.Dialect;
import dev.signalpost.dialects.FieldNames;
import dev.signalpost.dialects.RetryLater;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code {"error": "not_found"}}, and for fields {@code {"errors": ["Name can't be blank"]}}: a
 * sentence each, which begins with the field's name.
 */
@Singleton
public class ChannelsDialect implements Dialect {

    private static final FieldNames FIELDS =
            new FieldNames(
                    Map.of(
                            "url",
                            "webhook_url",
                            "uid",
                            "guid",
                            "contact",
                            "email",
                            "eventType",
                            "event_name",
                            "payload",
                            "data"));

    @Override
    public List<String> roots() {
        return List.of(ChannelsPaths.CHANNELS);
    }

    @Override
    public Optional<String> token(HttpServerRequest request) {
        return BasicKey.of(request);
    }

    @Override
    public Response render(Problem problem) {
        return switch (problem) {
            case Problem.Unauthenticated it -> unauthorized();
            case Problem.Forbidden it -> unauthorized();
            case Problem.NotFound it -> error(404, "not_found").build();
            case Problem.Conflict it -> errors(List.of("Guid has already been taken"));
            case Problem.Malformed it -> errors(List.of(it.detail()));
            case Problem.Invalid it ->
                    errors(it.errors().stream().map(ChannelsDialect::sentence).toList());
            case Problem.KeyReused it -> errors(List.of(it.detail()));
            case Problem.TooLarge it -> error(413, "too_large").build();
            case Problem.MethodNotAllowed it -> error(405, "method_not_allowed").build();
            case Problem.NotAcceptable it -> error(406, "not_acceptable").build();
            case Problem.UnsupportedMediaType it -> error(415, "unsupported_media_type").build();
            case Problem.TooManyRequests it ->
                    RetryLater.after(it.retryAfter(), error(429, "too_many_requests"));
            case Problem.Unavailable it ->
                    RetryLater.after(it.retryAfter(), error(503, "unavailable"));
            case Problem.Unexpected it ->
                    json(500, Map.of("error", "internal_error", "trace", it.trace())).build();
        };
    }

    private static Response unauthorized() {
        return error(401, "unauthorized")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Channels\"")
                .build();
    }

    private static Response errors(List<String> sentences) {
        return json(422, Map.of("errors", sentences)).build();
    }

    private static String sentence(FieldError error) {
        String words = FIELDS.of(error).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT)
                + words.substring(1)
                + " "
                + error.message();
    }

    private static Response.ResponseBuilder error(int status, String word) {
        return json(status, Map.of("error", word));
    }

    private static Response.ResponseBuilder json(int status, Map<String, Object> body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
    }
}
