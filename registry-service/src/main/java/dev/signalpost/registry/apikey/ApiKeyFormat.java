package dev.signalpost.registry.apikey;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalpost.contracts.id.ApiKeyId;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * What a key looks like: {@code sp_<environment>_<id>_<secret>_<checksum>}. The prefix and the
 * checksum let a secret scanner find a leaked key without asking us; the 256-bit secret makes a
 * plain SHA-256 enough to keep it by.
 */
public final class ApiKeyFormat {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int SHORT_BYTES = 20;
    private static final int ENVIRONMENT_LENGTH = 16;

    private ApiKeyFormat() {}

    /** A new key, which exists nowhere else. */
    public static String generate(String environment, ApiKeyId id) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        String slug = environment.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String body =
                "sp_%s_%s_%s"
                        .formatted(
                                slug.substring(0, Math.min(slug.length(), ENVIRONMENT_LENGTH)),
                                id.toString().replace("-", ""),
                                HexFormat.of().formatHex(secret));
        return body + "_" + checksum(body);
    }

    /** A new key in the form that some APIs have: a prefix and 40 hex digits, 160 random bits. */
    static String generateShort(String prefix) {
        byte[] secret = new byte[SHORT_BYTES];
        RANDOM.nextBytes(secret);
        return prefix + HexFormat.of().formatHex(secret);
    }

    private static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
