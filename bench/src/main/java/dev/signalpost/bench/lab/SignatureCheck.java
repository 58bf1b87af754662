package dev.signalpost.bench.lab;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signalpost.testkit.Ledger;
import dev.signalpost.testkit.Receiver.Received;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/** A receiver's view of a signature (Standard Webhooks 1.0.0, "Signature scheme"). */
@FunctionalInterface
public interface SignatureCheck {

    /** For senders that do not sign. */
    SignatureCheck NONE = (headers, body) -> true;

    /** How a signature by a private key begins. */
    String ED25519 = "v1a,";

    boolean holds(MultiMap headers, Buffer body) throws GeneralSecurityException;

    /**
     * @param secret with its prefix {@code whsec_}
     */
    static SignatureCheck hmac(String secret) {
        return (headers, body) -> Ledger.isSigned(received(headers, body), secret);
    }

    /**
     * @param privateKey with its prefix {@code whsk_}; its second half is the public key
     */
    static SignatureCheck ed25519(String privateKey) {
        byte[] keys = Base64.getDecoder().decode(privateKey.substring(privateKey.indexOf('_') + 1));
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
            return verifier.verify(signature(headers));
        };
    }

    private static Received received(MultiMap headers, Buffer body) {
        Map<String, String> byName = new HashMap<>();
        headers.forEach((name, value) -> byName.put(name.toLowerCase(Locale.ROOT), value));
        return new Received("", byName, body.getBytes(), Instant.now());
    }

    private static byte[] content(MultiMap headers, Buffer body) {
        String head = headers.get("webhook-id") + '.' + headers.get("webhook-timestamp") + '.';
        return Buffer.buffer(head.getBytes(US_ASCII)).appendBuffer(body).getBytes();
    }

    /** Empty, which no signature is, when there is none of that version. */
    private static byte[] signature(MultiMap headers) {
        String value = headers.get("webhook-signature");
        return value != null && value.startsWith(ED25519)
                ? Base64.getDecoder().decode(value.substring(ED25519.length()))
                : new byte[0];
    }
}
