package dev.signalpost.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.AesGcmParameters.Variant;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import dev.signalpost.contracts.id.EndpointId;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Seals and opens the secrets of endpoints with AES-256-GCM. A sealed text is bound to its
 * endpoint: moved to another one it does not open. Thread-safe.
 */
@Singleton
public class SecretCipher {

    private static final int KEY_BYTES = 32;

    private final Aead aead;

    SecretCipher(SecretsConfig config) {
        this.aead = aead(config.key().orElse(""));
    }

    /**
     * @return base64 of nonce, ciphertext and tag
     */
    public String seal(EndpointId endpoint, String text) {
        try {
            byte[] sealed = aead.encrypt(text.getBytes(UTF_8), context(endpoint));
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("A secret could not be sealed.", broken);
        }
    }

    /**
     * @throws IllegalStateException when the text was sealed with another key or for another
     *     endpoint
     */
    public String open(EndpointId endpoint, String sealed) {
        try {
            return new String(
                    aead.decrypt(Base64.getDecoder().decode(sealed), context(endpoint)), UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new IllegalStateException(
                    "A secret of endpoint "
                            + endpoint
                            + " does not open. Is signalpost.secrets.key the one it was"
                            + " sealed with?",
                    broken);
        }
    }

    private static byte[] context(EndpointId endpoint) {
        return ("endpoint/" + endpoint).getBytes(UTF_8);
    }

    private static Aead aead(String encodedKey) {
        byte[] key = decode(encodedKey);
        try {
            var parameters =
                    AesGcmParameters.builder()
                            .setKeySizeBytes(KEY_BYTES)
                            .setIvSizeBytes(12)
                            .setTagSizeBytes(16)
                            .setVariant(Variant.NO_PREFIX)
                            .build();
            return AesGcmJce.create(
                    AesGcmKey.builder()
                            .setParameters(parameters)
                            .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                            .build());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("signalpost.secrets.key is not usable.", unusable);
        }
    }

    private static byte[] decode(String encodedKey) {
        try {
            byte[] key = Base64.getDecoder().decode(encodedKey);
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // Falls through to the one message that says what is wanted.
        }
        throw new IllegalStateException(
                "signalpost.secrets.key must be base64 of 32 random bytes; make one with: openssl rand -base64 32");
    }
}
