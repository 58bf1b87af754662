package dev.signalpost.contracts.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/**
 * A secret that only holders of the installation's encryption key can read.
 *
 * @param ciphertext base64 of what the platform's cipher made; bound to the endpoint's id
 * @param expiresAt until when a replaced signing secret still signs; null for the current one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SealedSecret(String ciphertext, Instant expiresAt) {

    public boolean activeAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
