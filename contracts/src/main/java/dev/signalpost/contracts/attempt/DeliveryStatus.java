package dev.signalpost.contracts.attempt;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a delivery stands; the words are Octohooks'. */
public enum DeliveryStatus {
    /** Another attempt will follow. */
    PENDING,
    /** The first attempt is on its way. */
    SENDING,
    SUCCESS,
    /** The schedule is used up, the message has expired, or the receiver can never be reached. */
    FAILED,
    /** The endpoint was disabled or deleted before it succeeded. */
    DISABLED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** What a delivery is after its newest attempt. */
    static DeliveryStatus after(AttemptResult result, boolean anotherFollows) {
        return switch (result) {
            case DELIVERED -> SUCCESS;
            case SKIPPED -> DISABLED;
            case EXPIRED -> FAILED;
            case REJECTED, UNREACHABLE, BLOCKED -> anotherFollows ? PENDING : FAILED;
        };
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }
}
