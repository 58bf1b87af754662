package dev.signalpost.registry.endpoint;

import dev.signalpost.contracts.registry.DeliveryFormat;
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
    private static final String DRIVLY_PREFIX = "wbhk_sec_";
    private static final int KEY_BYTES = 32;
    private static final int MIN_LENGTH = 16;
    private static final int MAX_LENGTH = 256;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SigningSecret() {}

    static String generate() {
        return generate(DeliveryFormat.STANDARD);
    }

    /** A secret in the form that receivers of that format know. */
    static String generate(DeliveryFormat format) {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return prefix(format) + Base64.getEncoder().encodeToString(key);
    }

    private static String prefix(DeliveryFormat format) {
        return switch (format) {
            case DRIVLY -> DRIVLY_PREFIX;
            case STANDARD, OCTOHOOKS, FOXTROT, DRIFTWOOD, CHANNELS -> PREFIX;
        };
    }

    static boolean isUsable(String secret) {
        boolean text =
                secret.length() >= MIN_LENGTH
                        && secret.length() <= MAX_LENGTH
                        && secret.chars().allMatch(c -> c > ' ' && c < 127);
        return text && isBase64Behind(PREFIX, secret) && isBase64Behind(DRIVLY_PREFIX, secret);
    }

    private static boolean isBase64Behind(String prefix, String secret) {
        return !secret.startsWith(prefix) || isBase64(secret.substring(prefix.length()));
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }
}
