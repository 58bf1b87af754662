package dev.signalpost.ingest.dialect.octohooks;

import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a message by the length that it announces, before its body is read. */
public class OctohooksBodyLimit {

    private static final Pattern SINGLE = Pattern.compile("/api/v1/applications/[^/]+/messages/?");
    private static final Pattern BATCH =
            Pattern.compile("/api/v1/applications/[^/]+/messages/batch/?");
    private static final int ENVELOPE = 64 * 1024;
    private static final int MAX_BATCH_BYTES = 8 * 1024 * 1024;

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext request) {
        int length = request.getLength();
        if (!"POST".equals(request.getMethod()) || length <= Message.MAX_PAYLOAD_BYTES + ENVELOPE) {
            return;
        }
        String path = request.getUriInfo().getPath();
        boolean batchOfEvents =
                request.getMediaType() != null
                        && OctohooksCloudEvents.BATCH.equals(
                                request.getMediaType().getType()
                                        + "/"
                                        + request.getMediaType().getSubtype());
        if (SINGLE.matcher(path).matches() && !batchOfEvents) {
            throw new Problem.TooLarge("The payload has more than 350 KiB.").asException();
        }
        if (length > MAX_BATCH_BYTES && (batchOfEvents || BATCH.matcher(path).matches())) {
            throw new Problem.TooLarge("The batch has more than 8 MiB.").asException();
        }
    }
}
