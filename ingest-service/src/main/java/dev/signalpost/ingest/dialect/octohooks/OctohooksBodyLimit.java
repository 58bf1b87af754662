package dev.signalpost.ingest.dialect.octohooks;

import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.problem.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a message by the length that it announces, before its body is read. */
public class OctohooksBodyLimit {

    private static final Pattern SINGLE = Pattern.compile("/api/v1/applications/[^/]+/messages/?");
    private static final Pattern BATCH =
            Pattern.compile("/api/v1/applications/[^/]+/messages/batch/?");
    private static final int ENVELOPE = 64 * 1024;
    private static final int MAX_SINGLE_BYTES = Message.MAX_PAYLOAD_BYTES + ENVELOPE;
    private static final int MAX_BATCH_BYTES = 8 * 1024 * 1024;

    /** So many digits say a length that every message may have. */
    private static final int HARMLESS_DIGITS = 5;

    /**
     * Whether any message may have that length, which then need not be looked at.
     *
     * @param announced digits, as the server has checked
     */
    static boolean isHarmless(String announced) {
        return announced.length() <= HARMLESS_DIGITS;
    }

    @ServerRequestFilter(preMatching = true)
    public void check(HttpServerRequest request) {
        String announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced == null || isHarmless(announced) || request.method() != HttpMethod.POST) {
            return;
        }
        long length = Long.parseLong(announced);
        String path = request.path();
        String contentType = request.getHeader(HttpHeaders.CONTENT_TYPE);
        boolean batchOfEvents =
                contentType != null
                        && contentType
                                .toLowerCase(Locale.ROOT)
                                .startsWith(OctohooksCloudEvents.BATCH);
        if (length > MAX_SINGLE_BYTES && SINGLE.matcher(path).matches() && !batchOfEvents) {
            throw new Problem.TooLarge("The payload has more than 350 KiB.").asException();
        }
        if (length > MAX_BATCH_BYTES && (batchOfEvents || BATCH.matcher(path).matches())) {
            throw new Problem.TooLarge("The batch has more than 8 MiB.").asException();
        }
    }
}
