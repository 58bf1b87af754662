package dev.signalpost.delivery.webhook;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * An Ed25519 key (RFC 8032): {@code whsk_} and base64 of the seed with the public key behind it.
 * Signs as version {@code v1a} of Standard Webhooks; the receiver verifies with {@code whpk_}.
 */
final class PrivateKey implements SigningKey {

    static final String PREFIX = "whsk_";

    private static final String ALGORITHM = "Ed25519";
    private static final int SEED_BYTES = 32;

    private final Instant expiresAt;
    private final Signature signature;

    PrivateKey(String secret, Instant expiresAt) {
        this.expiresAt = expiresAt;
        byte[] pair = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        try {
            var seed =
                    new EdECPrivateKeySpec(
                            NamedParameterSpec.ED25519, Arrays.copyOf(pair, SEED_BYTES));
            signature = Signature.getInstance(ALGORITHM);
            signature.initSign(KeyFactory.getInstance(ALGORITHM).generatePrivate(seed));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("An Ed25519 key is not usable.", unusable);
        }
    }

    @Override
    public boolean activeAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    @Override
    public String standardSignature(byte[] prefix, byte[] body) {
        try {
            signature.update(prefix);
            signature.update(body);
            return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A key that was initialised signs.", impossible);
        }
    }
}
