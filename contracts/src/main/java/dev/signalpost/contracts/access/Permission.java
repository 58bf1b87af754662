package dev.signalpost.contracts.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an API key may do within its scope. */
public enum Permission {
    /** Look at anything. */
    READ,
    /** Create, change and delete applications, endpoints and keys; resend and replay. */
    WRITE,
    /** Send messages. */
    PUBLISH;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
