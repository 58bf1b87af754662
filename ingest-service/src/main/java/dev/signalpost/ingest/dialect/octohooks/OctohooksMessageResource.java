package dev.signalpost.ingest.dialect.octohooks;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.dialects.CallerContext;
import dev.signalpost.dialects.Requires;
import dev.signalpost.dialects.octohooks.OctohooksMessageJson;
import dev.signalpost.dialects.octohooks.OctohooksPaths;
import dev.signalpost.ingest.idempotency.OnceOnly;
import dev.signalpost.ingest.intake.MessageIntake;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Runs on the event loop: nothing here may block. */
@Path(OctohooksPaths.MESSAGES)
@Tag(name = "Messages")
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(
        responseCode = "202",
        description = "Kafka has it",
        content = @Content(mediaType = MediaType.APPLICATION_JSON))
public class OctohooksMessageResource {

    static final String KEY = "Idempotency-Key";
    static final int ACCEPTED = 202;

    private final MessageIntake intake;
    private final OnceOnly onceOnly;
    private final OctohooksMessageReader reader;
    private final OctohooksCloudEvents cloudEvents;
    private final CallerContext caller;

    OctohooksMessageResource(
            MessageIntake intake,
            OnceOnly onceOnly,
            OctohooksMessageReader reader,
            OctohooksCloudEvents cloudEvents,
            CallerContext caller) {
        this.intake = intake;
        this.onceOnly = onceOnly;
        this.reader = reader;
        this.cloudEvents = cloudEvents;
        this.caller = caller;
    }

    /** Also takes a CloudEvent in binary mode, whose body may be of any media type. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.PUBLISH)
    @Operation(summary = "Send a message: Octohooks' JSON, or a CloudEvent in binary mode")
    public CompletionStage<RestResponse<byte[]>> send(
            @PathParam("application") String application,
            @HeaderParam(KEY) String key,
            @Context HttpServerRequest request,
            byte[] body) {
        Caller.KeyHolder holder = caller.keyHolder();
        return answer(
                holder,
                request,
                key,
                body,
                () -> {
                    MultiMap headers = request.headers();
                    if (OctohooksCloudEvents.isBinary(headers)) {
                        return one(
                                intake.accept(
                                        holder,
                                        application,
                                        cloudEvents.readBinary(headers, body)));
                    }
                    OctohooksMediaType.requireJson(headers.get(HttpHeaders.CONTENT_TYPE));
                    return one(intake.accept(holder, application, reader.read(body)));
                });
    }

    @POST
    @Consumes(OctohooksCloudEvents.STRUCTURED)
    @Requires(Permission.PUBLISH)
    @Operation(summary = "Send a CloudEvent in structured mode")
    public CompletionStage<RestResponse<byte[]>> sendStructured(
            @PathParam("application") String application,
            @HeaderParam(KEY) String key,
            @Context HttpServerRequest request,
            byte[] body) {
        Caller.KeyHolder holder = caller.keyHolder();
        return answer(
                holder,
                request,
                key,
                body,
                () -> one(intake.accept(holder, application, cloudEvents.readStructured(body))));
    }

    @POST
    @Consumes(OctohooksCloudEvents.BATCH)
    @Requires(Permission.PUBLISH)
    @Operation(summary = "Send a batch of CloudEvents")
    public CompletionStage<RestResponse<byte[]>> sendCloudEventBatch(
            @PathParam("application") String application,
            @HeaderParam(KEY) String key,
            @Context HttpServerRequest request,
            byte[] body) {
        Caller.KeyHolder holder = caller.keyHolder();
        return answer(
                holder,
                request,
                key,
                body,
                () -> all(intake.acceptAll(holder, application, cloudEvents.readBatch(body))));
    }

    @POST
    @Path("/batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.PUBLISH)
    @Operation(summary = "Send up to 1000 messages, all or none of which are accepted")
    public CompletionStage<RestResponse<byte[]>> sendBatch(
            @PathParam("application") String application,
            @HeaderParam(KEY) String key,
            @Context HttpServerRequest request,
            byte[] body) {
        Caller.KeyHolder holder = caller.keyHolder();
        return answer(
                holder,
                request,
                key,
                body,
                () -> all(intake.acceptAll(holder, application, reader.readBatch(body))));
    }

    private CompletionStage<OnceOnly.Answer> one(CompletionStage<Message> accepted) {
        return accepted.thenApply(
                message ->
                        new OnceOnly.Answer(
                                ACCEPTED,
                                MediaType.APPLICATION_JSON,
                                OctohooksMessageJson.write(message),
                                false));
    }

    private CompletionStage<OnceOnly.Answer> all(CompletionStage<List<Message>> accepted) {
        return accepted.thenApply(
                messages ->
                        new OnceOnly.Answer(
                                ACCEPTED,
                                MediaType.APPLICATION_JSON,
                                OctohooksMessageJson.writeAll(messages),
                                false));
    }

    private CompletionStage<RestResponse<byte[]>> answer(
            Caller.KeyHolder holder,
            HttpServerRequest request,
            String key,
            byte[] body,
            Supplier<CompletionStage<OnceOnly.Answer>> work) {
        return onceOnly.run(holder, request.path(), key, body, work)
                .thenApply(
                        answer -> {
                            RestResponse.ResponseBuilder<byte[]> response =
                                    RestResponse.ResponseBuilder.<byte[]>create(answer.status())
                                            .type(answer.contentType())
                                            .entity(answer.body());
                            return answer.replayed()
                                    ? response.header("Idempotency-Replayed", "true").build()
                                    : response.build();
                        });
    }
}
