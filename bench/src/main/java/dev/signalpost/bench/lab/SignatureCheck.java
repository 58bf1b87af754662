package dev.signalpost.bench.lab;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A receiver's view of a signature (Standard Webhooks 1.0.0, "Signature scheme"). */
@FunctionalInterface
public interface SignatureCheck {

    /** For senders that do not sign. */
    SignatureCheck NONE = (headers, body) -> true;

    boolean holds(MultiMap headers, Buffer body) throws GeneralSecurityException;

    /**
     * @param secret with its prefix {@code whsec_}
     */
    static SignatureCheck hmac(String secret) {
        var key = new SecretKeySpec(decoded(secret), "HmacSHA256");
        return (headers, body) -> {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] expected = mac.doFinal(content(headers, body));
            return MessageDigest.isEqual(expected, signature(headers, "v1,"));
        };
    }

    /**
     * @param privateKey with its prefix {@code whsk_}; its second half is the public key
     */
    static SignatureCheck ed25519(String privateKey) {
        byte[] keys = decoded(privateKey);
        String encoded =
                "302a300506032b6570032100" + HexFormat.of().formatHex(keys, 32, keys.length);
        return (headers, body) -> {
            PublicKey key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(
                                    new X509EncodedKeySpec(HexFormat.of().parseHex(encoded)));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(content(headers, body));
            return verifier.verify(signature(headers, "v1a,"));
        };
    }

    private static byte[] decoded(String key) {
        return Base64.getDecoder().decode(key.substring(key.indexOf('_') + 1));
    }

    private static byte[] content(MultiMap headers, Buffer body) {
        String head = headers.get("webhook-id") + '.' + headers.get("webhook-timestamp") + '.';
        return Buffer.buffer(head.getBytes(US_ASCII)).appendBuffer(body).getBytes();
    }

    /** Empty, which no signature is, when there is none of that version. */
    private static byte[] signature(MultiMap headers, String version) {
        String value = headers.get("webhook-signature");
        return value != null && value.startsWith(version)
                ? Base64.getDecoder().decode(value.substring(version.length()))
                : new byte[0];
    }
}
