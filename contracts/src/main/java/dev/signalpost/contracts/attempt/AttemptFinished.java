package dev.signalpost.contracts.attempt;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.AttemptId;
import dev.signalpost.contracts.id.DeliveryId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.Trigger;
import java.util.Map;

/**
 * One attempt, finished. Times are epoch milliseconds, durations milliseconds.
 *
 * @param number counted from 1 over the life of the delivery
 * @param statusCode of the response; 0 if there was none
 * @param firstByteMillis from the start to the response's head; 0 if there was none
 * @param requestHeaders as sent, but for custom headers, whose values are masked
 * @param responseSnippet the beginning of the response's body as text, at most 16 KiB; empty if
 *     there was none
 * @param error one sentence on what went wrong; null when delivered
 * @param nextAttemptAt when the next attempt is due; 0 if there is none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AttemptFinished(
        AttemptId id,
        EnvironmentId environment,
        ApplicationId application,
        EndpointId endpoint,
        MessageId message,
        String eventType,
        int number,
        Trigger trigger,
        AttemptResult result,
        int statusCode,
        String url,
        long startedAt,
        long firstByteMillis,
        long durationMillis,
        Map<String, String> requestHeaders,
        Map<String, String> responseHeaders,
        String responseSnippet,
        String error,
        long nextAttemptAt) {

    public static final int MAX_SNIPPET_BYTES = 16 * 1024;

    @JsonIgnore
    public DeliveryId delivery() {
        return DeliveryId.of(message, endpoint);
    }

    /** What the delivery is after this attempt, if it is the newest one. */
    @JsonIgnore
    public DeliveryStatus deliveryStatus() {
        return DeliveryStatus.after(result, nextAttemptAt > 0);
    }
}
