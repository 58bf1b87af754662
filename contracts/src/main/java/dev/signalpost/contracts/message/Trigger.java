package dev.signalpost.contracts.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an attempt is made. */
public enum Trigger {
    /** The message came in, or its retry schedule says so. */
    SCHEDULE,
    /** Somebody asked for this delivery to be sent again. */
    RESEND,
    /** A replay of an endpoint's time span found it. */
    REPLAY;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    @JsonValue
    public String wireName() {
        return wireName;
    }
}
