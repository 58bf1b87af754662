package dev.signalpost.registry.endpoint;

import dev.signalpost.contracts.registry.DeliveryFormat;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * Signing secrets: {@code whsec_} and base64 of the key, a text of the user's own, or {@code whsk_}
 * and base64 of an Ed25519 seed with its public key, of which users see only {@code whpk_} and
 * base64 of the public key.
 */
final class SigningSecret {

    static final int MAX_ACTIVE = 10;
    static final String RULE =
            "has 16 to 256 printable ASCII characters, and behind 'whsec_' valid base64; asymmetric keys are made here";

    private static final String PREFIX = "whsec_";
    private static final String PRIVATE_PREFIX = "whsk_";
    private static final String PUBLIC_PREFIX = "whpk_";
    private static final String DRIVLY_PREFIX = "wbhk_sec_";
    private static final int KEY_BYTES = 32;
    private static final int MIN_LENGTH = 16;
    private static final int MAX_LENGTH = 256;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SigningSecret() {}

    /** A secret of that kind, in the form that receivers of that format know. */
    static String generate(SigningKind kind, DeliveryFormat format) {
        return switch (kind) {
            case HMAC -> symmetric(format);
            case ED25519 -> PRIVATE_PREFIX + Base64.getEncoder().encodeToString(keyPair());
        };
    }

    static SigningKind kind(String secret) {
        return secret.startsWith(PRIVATE_PREFIX) ? SigningKind.ED25519 : SigningKind.HMAC;
    }

    /** What its owner may see. */
    static String shown(String secret) {
        if (kind(secret) == SigningKind.HMAC) {
            return secret;
        }
        byte[] pair = Base64.getDecoder().decode(secret.substring(PRIVATE_PREFIX.length()));
        return PUBLIC_PREFIX
                + Base64.getEncoder()
                        .encodeToString(Arrays.copyOfRange(pair, KEY_BYTES, pair.length));
    }

    /** The seed and, behind it, the public key, as RFC 8032 encodes both. */
    private static byte[] keyPair() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] both = Arrays.copyOf(seed, 2 * KEY_BYTES);
            System.arraycopy(encoded, encoded.length - KEY_BYTES, both, KEY_BYTES, KEY_BYTES);
            return both;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has Ed25519", impossible);
        }
    }

    private static String symmetric(DeliveryFormat format) {
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
        return text
                && isBase64Behind(PREFIX, secret)
                && isBase64Behind(DRIVLY_PREFIX, secret)
                && !secret.startsWith(PRIVATE_PREFIX)
                && !secret.startsWith(PUBLIC_PREFIX);
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
