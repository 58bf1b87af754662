package dev.signalpost.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalpost.dialects.Open;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingDeque;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/demo")
@Tag(name = "Demo receiver")
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class DemoReceiverResource {

    private static final int KEPT = 100;
    private static final int SHOWN_BYTES = 4096;

    private final Deque<Received> newest = new LinkedBlockingDeque<>(KEPT);
    private final Clock clock;

    DemoReceiverResource(Clock clock) {
        this.clock = clock;
    }

    /** One webhook as it came in; of a long body the beginning. */
    public record Received(String at, Map<String, String> headers, String body) {}

    @POST
    @Path("/receiver")
    @Consumes(MediaType.WILDCARD)
    @Open(
            because =
                    "a webhook receiver has no key; it keeps a hundred requests and does nothing with them")
    @Operation(summary = "Takes every webhook, and answers 200: some formats take nothing else")
    public Map<String, String> receive(@Context HttpHeaders headers, byte[] body) {
        Map<String, String> shown = new TreeMap<>();
        headers.getRequestHeaders()
                .forEach((name, values) -> shown.put(name, String.join(", ", values)));
        var received =
                new Received(
                        clock.instant().toString(),
                        shown,
                        new String(body, 0, Math.min(body.length, SHOWN_BYTES), UTF_8));
        while (!newest.offerFirst(received)) {
            newest.pollLast();
        }
        return Map.of("received", received.at());
    }

    @GET
    @Path("/received")
    @Open(because = "it shows only what somebody sent to the demo receiver")
    @Operation(summary = "The newest hundred webhooks, newest first")
    public List<Received> received() {
        return List.copyOf(newest);
    }
}
