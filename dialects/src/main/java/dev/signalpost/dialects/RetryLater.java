package dev.signalpost.dialects;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** An answer that says when to ask again, in whole seconds (RFC 9110, section 10.2.3). */
public final class RetryLater {

    private RetryLater() {}

    /**
     * @param wait told as a second if it is shorter
     */
    public static Response after(Duration wait, Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())).build();
    }
}
