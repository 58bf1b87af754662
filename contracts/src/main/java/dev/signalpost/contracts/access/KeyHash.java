package dev.signalpost.contracts.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name under which an API key is stored and published, so that who reads it there does not have
 * the key. A key has enough randomness of its own: neither salt nor many rounds would add to it.
 */
public final class KeyHash {

    /** Copied for each key: looking the algorithm up takes longer than hashing a key. */
    private static final MessageDigest SHA_256 = sha256();

    private KeyHash() {}

    /**
     * @return lower-case hex of the SHA-256 of the whole key
     */
    public static String of(String key) {
        try {
            var digest = (MessageDigest) SHA_256.clone();
            return HexFormat.of().formatHex(digest.digest(key.getBytes(UTF_8)));
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the platform's SHA-256 is copied", impossible);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
