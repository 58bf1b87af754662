package dev.signalpost.delivery.dispatch;

import java.util.Map;

/** How one request ended. */
public sealed interface DispatchResult {

    /** A sentence on it, for people. */
    String reason();

    /**
     * There was a response, at least its head.
     *
     * @param succeeded whether the endpoint's format takes the status for success
     * @param firstByteMillis from the start of the attempt to the head
     * @param snippet the beginning of the body, at most 16 KiB
     */
    record Answered(
            int statusCode,
            boolean succeeded,
            Map<String, String> headers,
            byte[] snippet,
            long firstByteMillis)
            implements DispatchResult {

        @Override
        public String reason() {
            return "The receiver answered " + statusCode + ".";
        }
    }

    /** There was no response. */
    record Unreachable(String reason) implements DispatchResult {}

    /** No request was made: the address is one we do not call. */
    record Blocked(String reason) implements DispatchResult {}

    /** No request was made: the message's time was over. */
    record Expired() implements DispatchResult {

        @Override
        public String reason() {
            return "The message expired before.";
        }
    }

    /** No request was made: the endpoint is disabled or gone. */
    record Skipped(String reason) implements DispatchResult {}
}
