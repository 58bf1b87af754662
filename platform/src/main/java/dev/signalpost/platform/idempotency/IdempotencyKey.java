package dev.signalpost.platform.idempotency;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identifies a request that may be repeated: the same key from another caller, or for another path,
 * is another request.
 *
 * @param caller who sent it, as a name that is stable over requests
 * @param path of the request, without host
 * @param key as the caller chose it, 1 to 255 characters
 */
public record IdempotencyKey(String caller, String path, String key) {

    public static final int MAX_LENGTH = 255;

    /**
     * SHA-256 of a request's body, in hex: tells a repetition from another request under the same
     * key.
     */
    public static String fingerprint(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
