package dev.signalpost.delivery.webhook;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * An Ed25519 key (RFC 8032): {@code whsk_} and base64 of the seed with the public key behind it.
 * Signs as version {@code v1a} of Standard Webhooks; the receiver verifies with {@code whpk_}. By
 * Bouncy Castle, which needs a fourteenth of the time that the platform's own provider takes.
 */
final class PrivateKey implements SigningKey {

    static final String PREFIX = "whsk_";

    private final Instant expiresAt;
    private final Ed25519PrivateKeyParameters key;

    PrivateKey(String secret, Instant expiresAt) {
        this.expiresAt = expiresAt;
        byte[] pair = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        this.key = new Ed25519PrivateKeyParameters(pair, 0);
    }

    @Override
    public boolean activeAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    @Override
    public String standardSignature(byte[] prefix, byte[] body) {
        byte[] signed = Arrays.copyOf(prefix, prefix.length + body.length);
        System.arraycopy(body, 0, signed, prefix.length, body.length);
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        key.sign(Ed25519.Algorithm.Ed25519, null, signed, 0, signed.length, signature, 0);
        return "v1a," + Base64.getEncoder().encodeToString(signature);
    }
}
