package dev.signalpost.contracts.attempt;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How one attempt ended. */
public enum AttemptResult {
    /** The receiver answered as the format calls success. */
    DELIVERED,
    /** The receiver answered otherwise. */
    REJECTED,
    /** There was no complete answer: name, connection, TLS, time-out. */
    UNREACHABLE,
    /** The address is one that we refuse to call. */
    BLOCKED,
    /** No request was made, because the endpoint is disabled or gone. */
    SKIPPED,
    /** No request was made, because the message's time was over. */
    EXPIRED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    @JsonValue
    public String wireName() {
        return wireName;
    }
}
