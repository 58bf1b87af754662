package dev.signalpost.registry.endpoint;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** With what an endpoint's deliveries are signed, in the words of Standard Webhooks. */
public enum SigningKind {
    /** {@code v1}: HMAC-SHA256 with a secret that both sides have. */
    HMAC,
    /** {@code v1a}: Ed25519; the receiver has only the public key. */
    ED25519;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException when there is no such kind
     */
    public static SigningKind of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
