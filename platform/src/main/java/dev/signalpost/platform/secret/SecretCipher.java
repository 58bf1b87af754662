package dev.signalpost.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.AesGcmParameters.Variant;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import dev.signalpost.contracts.id.ApiKeyId;
import dev.signalpost.contracts.id.EndpointId;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Seals and opens the secrets of endpoints, and keys that are shown again, with AES-256-GCM. A
 * sealed text is bound to its owner: moved to another one it does not open. Thread-safe.
 */
@Singleton
public class SecretCipher {

    private static final int KEY_BYTES = 32;

    private final Aead aead;

    /**
     * @throws IllegalStateException when the key is missing or not 32 bytes
     */
    public SecretCipher(SecretsConfig config) {
        this.aead = aead(config.key().orElse(""));
    }

    /**
     * @return base64 of nonce, ciphertext and tag
     */
    public String seal(EndpointId endpoint, String text) {
        return seal(owner(endpoint), text);
    }

    /** As {@link #seal(EndpointId, String)}, bound to an API key. */
    public String seal(ApiKeyId key, String text) {
        return seal(owner(key), text);
    }

    /**
     * @throws IllegalStateException when the text was sealed with another key or for another
     *     endpoint
     */
    public String open(EndpointId endpoint, String sealed) {
        return open(owner(endpoint), sealed);
    }

    /** As {@link #open(EndpointId, String)}, for what is bound to an API key. */
    public String open(ApiKeyId key, String sealed) {
        return open(owner(key), sealed);
    }

    private String seal(String owner, String text) {
        try {
            byte[] sealed = aead.encrypt(text.getBytes(UTF_8), owner.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("A secret could not be sealed.", broken);
        }
    }

    private String open(String owner, String sealed) {
        try {
            return new String(
                    aead.decrypt(Base64.getDecoder().decode(sealed), owner.getBytes(UTF_8)), UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new IllegalStateException(
                    "A secret of "
                            + owner
                            + " does not open. Is signalpost.secrets.key the one it was"
                            + " sealed with?",
                    broken);
        }
    }

    private static String owner(EndpointId endpoint) {
        return "endpoint/" + endpoint;
    }

    private static String owner(ApiKeyId key) {
        return "api-key/" + key;
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
