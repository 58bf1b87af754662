package dev.signalpost.ingest.dialect.octohooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalpost.contracts.access.Authenticator;
import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.dialects.BearerToken;
import dev.signalpost.dialects.Problems;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.octohooks.OctohooksDialect;
import dev.signalpost.dialects.octohooks.OctohooksMessageJson;
import dev.signalpost.dialects.octohooks.OctohooksPaths;
import dev.signalpost.ingest.intake.MessageIntake;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The way of the usual message, past JAX-RS, which would cost as much as all that is ours: one
 * message in JSON, from somebody whose key is known and may publish, who asks for nothing special.
 * Everything else goes on to {@link OctohooksMessageResource}, which answers the same. Runs on the
 * event loop.
 */
@Singleton
class OctohooksShortWay {

    private static final String PATH =
            OctohooksPaths.MESSAGES.replace("{application}", ":application");

    private static final Set<String> ACCEPTED = Set.of("*/*", MediaType.APPLICATION_JSON);

    private final Authenticator authenticator;
    private final OctohooksMessageReader reader;
    private final MessageIntake intake;
    private final OctohooksDialect dialect;
    private final Problems problems;
    private final ObjectMapper json;

    OctohooksShortWay(
            Authenticator authenticator,
            OctohooksMessageReader reader,
            MessageIntake intake,
            OctohooksDialect dialect,
            Problems problems,
            ObjectMapper json) {
        this.authenticator = authenticator;
        this.reader = reader;
        this.intake = intake;
        this.dialect = dialect;
        this.problems = problems;
        this.json = json;
    }

    void open(@Observes Router router) {
        router.post(PATH).handler(this::take);
    }

    private void take(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        Optional<Caller.KeyHolder> publisher =
                isUsual(request.headers()) ? publisher(request) : Optional.empty();
        if (publisher.isEmpty()) {
            routing.next();
            return;
        }
        request.body().onSuccess(body -> accept(publisher.get(), routing, body));
        // Quarkus pauses requests until somebody wants their body.
        request.resume();
    }

    private static boolean isUsual(MultiMap headers) {
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        String accept = headers.get(HttpHeaders.ACCEPT);
        return MediaType.APPLICATION_JSON.equals(headers.get(HttpHeaders.CONTENT_TYPE))
                && length != null
                && OctohooksBodyLimit.isHarmless(length)
                && (accept == null || ACCEPTED.contains(accept))
                && !OctohooksCloudEvents.isBinary(headers)
                && !headers.contains(OctohooksMessageResource.KEY)
                && !headers.contains(HttpHeaders.EXPECT);
    }

    /** The caller, if that is known without waiting and may publish. */
    private Optional<Caller.KeyHolder> publisher(HttpServerRequest request) {
        CompletableFuture<Optional<Caller>> caller =
                BearerToken.of(request)
                        .map(token -> authenticator.authenticate(token).toCompletableFuture())
                        .filter(known -> known.isDone() && !known.isCompletedExceptionally())
                        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
        return caller.join()
                .filter(Caller.KeyHolder.class::isInstance)
                .map(Caller.KeyHolder.class::cast)
                .filter(holder -> holder.permissions().contains(Permission.PUBLISH))
                .filter(holder -> Requires.Reach.APPLICATION.isWithin(holder.scope()));
    }

    private void accept(Caller.KeyHolder publisher, RoutingContext routing, Buffer body) {
        Context loop = Vertx.currentContext();
        accepted(publisher, routing.pathParam("application"), body)
                .whenComplete(
                        (message, failure) ->
                                loop.runOnContext(
                                        there -> answer(routing.request(), message, failure)));
    }

    private CompletionStage<Message> accepted(
            Caller.KeyHolder publisher, String application, Buffer body) {
        try {
            return intake.accept(publisher, application, reader.read(body.getBytes()));
        } catch (RuntimeException refused) {
            return CompletableFuture.failedStage(refused);
        }
    }

    private void answer(HttpServerRequest request, Message accepted, Throwable failure) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            // Whoever asked is gone; the message is on Kafka all the same.
            return;
        }
        if (failure == null) {
            response.setStatusCode(OctohooksMessageResource.ACCEPTED)
                    .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                    .end(Buffer.buffer(OctohooksMessageJson.write(accepted)));
        } else {
            refuse(response, dialect.render(problems.of(failure, request.path())));
        }
    }

    private void refuse(HttpServerResponse response, Response refusal) {
        response.setStatusCode(refusal.getStatus());
        refusal.getStringHeaders().forEach(response::putHeader);
        try {
            response.end(Buffer.buffer(json.writeValueAsBytes(refusal.getEntity())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
