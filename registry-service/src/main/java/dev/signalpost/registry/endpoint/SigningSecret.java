package dev.signalpost.registry.endpoint;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Signing secrets as users see them: {@code whsec_} and base64 of the key, or a text of their own.
 */
final class SigningSecret {

    static final int MAX_ACTIVE = 10;
    static final String RULE =
            "has 16 to 256 printable ASCII characters, and behind 'whsec_' valid base64";

    private static final String PREFIX = "whsec_";
    private static final int KEY_BYTES = 32;
    private static final int MIN_LENGTH = 16;
    private static final int MAX_LENGTH = 256;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SigningSecret() {}

    static String generate() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    static boolean isUsable(String secret) {
        boolean text =
                secret.length() >= MIN_LENGTH
                        && secret.length() <= MAX_LENGTH
                        && secret.chars().allMatch(c -> c > ' ' && c < 127);
        return text && (!secret.startsWith(PREFIX) || isBase64(secret.substring(PREFIX.length())));
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }
}
