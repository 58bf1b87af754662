package dev.signalpost.log.dialect.octohooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.AttemptResult;
import dev.signalpost.contracts.attempt.DeliveryStatus;
import dev.signalpost.contracts.id.AttemptId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.Trigger;
import java.util.Map;

/**
 * One attempt; headers and snippet stand only in the answer for a single one. Times are epoch
 * milliseconds.
 */
public record OctohooksAttempt(
        AttemptId id,
        MessageId message,
        EndpointId endpoint,
        String eventType,
        int number,
        Trigger trigger,
        AttemptResult result,
        DeliveryStatus deliveryStatus,
        int statusCode,
        String url,
        long timestamp,
        long firstByteMillis,
        long durationMillis,
        String error,
        Long nextAttemptTimestamp,
        @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, String> requestHeaders,
        @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, String> responseHeaders,
        @JsonInclude(JsonInclude.Include.NON_NULL) String responseSnippet) {

    static OctohooksAttempt brief(AttemptFinished attempt) {
        return of(attempt, false);
    }

    static OctohooksAttempt full(AttemptFinished attempt) {
        return of(attempt, true);
    }

    private static OctohooksAttempt of(AttemptFinished attempt, boolean full) {
        return new OctohooksAttempt(
                attempt.id(),
                attempt.message(),
                attempt.endpoint(),
                attempt.eventType(),
                attempt.number(),
                attempt.trigger(),
                attempt.result(),
                attempt.deliveryStatus(),
                attempt.statusCode(),
                attempt.url(),
                attempt.startedAt(),
                attempt.firstByteMillis(),
                attempt.durationMillis(),
                attempt.error(),
                attempt.nextAttemptAt() == 0 ? null : attempt.nextAttemptAt(),
                full ? attempt.requestHeaders() : null,
                full ? attempt.responseHeaders() : null,
                full ? attempt.responseSnippet() : null);
    }
}
