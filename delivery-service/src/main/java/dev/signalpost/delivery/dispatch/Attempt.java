package dev.signalpost.delivery.dispatch;

import dev.signalpost.delivery.webhook.Target;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One attempt, finished.
 *
 * @param target empty when the endpoint is gone or disabled
 * @param startedAt epoch milliseconds
 * @param requestHeaders as they may be shown
 */
public record Attempt(
        Optional<Target> target,
        long startedAt,
        long durationMillis,
        Map<String, String> requestHeaders,
        DispatchResult result) {

    /** One for which no request was made. */
    public static Attempt unsent(Instant at, DispatchResult why) {
        return new Attempt(Optional.empty(), at.toEpochMilli(), 0, Map.of(), why);
    }

    /** Whether a request was to be made and the receiver did not take the message. */
    public boolean failed() {
        return switch (result) {
            case DispatchResult.Answered answered -> !answered.succeeded();
            case DispatchResult.Unreachable away -> true;
            case DispatchResult.Blocked blocked -> true;
            case DispatchResult.Expired late -> false;
            case DispatchResult.Skipped skipped -> false;
        };
    }

    /** Whether the receiver took the message. */
    public boolean delivered() {
        return result instanceof DispatchResult.Answered answered && answered.succeeded();
    }
}
