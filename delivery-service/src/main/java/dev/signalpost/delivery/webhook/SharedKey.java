package dev.signalpost.delivery.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An HMAC-SHA256 key that the receiver has, too. Keeps its MACs, because making one costs more than
 * using it.
 */
final class SharedKey implements SigningKey {

    private static final String ALGORITHM = "HmacSHA256";

    /**
     * Behind these stands the key in base64: the first is Standard Webhooks', the second Drivly's.
     */
    private static final List<String> PREFIXES = List.of("whsec_", "wbhk_sec_");

    private final Instant expiresAt;
    private final Mac standard;
    private final Mac text;

    /**
     * @param secret as its owner sees it: {@code whsec_} or {@code wbhk_sec_} and base64 of the
     *     key, or any text, whose UTF-8 bytes are the key
     */
    SharedKey(String secret, Instant expiresAt) {
        this.expiresAt = expiresAt;
        this.text = mac(secret.getBytes(UTF_8));
        this.standard =
                PREFIXES.stream()
                        .filter(secret::startsWith)
                        .findFirst()
                        .map(
                                prefix ->
                                        mac(
                                                Base64.getDecoder()
                                                        .decode(secret.substring(prefix.length()))))
                        .orElse(text);
    }

    @Override
    public boolean activeAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    @Override
    public String standardSignature(byte[] prefix, byte[] body) {
        return "v1," + Base64.getEncoder().encodeToString(sign(standard, prefix, body));
    }

    /** Signs prefix and body with the secret's own text as key. */
    byte[] signWithText(byte[] prefix, byte[] body) {
        return sign(text, prefix, body);
    }

    private static byte[] sign(Mac mac, byte[] prefix, byte[] body) {
        mac.update(prefix);
        return mac.doFinal(body);
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
