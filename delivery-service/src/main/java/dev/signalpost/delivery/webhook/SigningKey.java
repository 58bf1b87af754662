package dev.signalpost.delivery.webhook;

import java.time.Instant;

/** One signing secret, ready to sign. Not thread-safe. */
sealed interface SigningKey permits SharedKey, PrivateKey {

    /** Whether it signs what is sent at that moment. */
    boolean activeAt(Instant now);

    /** The signature of prefix and body in the form of Standard Webhooks, version included. */
    String standardSignature(byte[] prefix, byte[] body);

    /**
     * @param secret as the registry keeps it
     * @param expiresAt null for a secret that does not expire
     */
    static SigningKey of(String secret, Instant expiresAt) {
        return secret.startsWith(PrivateKey.PREFIX)
                ? new PrivateKey(secret, expiresAt)
                : new SharedKey(secret, expiresAt);
    }
}
