package dev.signalpost.e2e.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies signatures as the APIs' own descriptions tell receivers to, with nothing but the JDK.
 */
public final class Signatures {

    private Signatures() {}

    /** {@code t=<time>,v1=<hex HMAC-SHA256("t.body")>}, keyed with the secret's own text. */
    public static boolean timestamped(String header, String body, String secret) {
        String time = header.substring(2, header.indexOf(','));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return header.contains(
                    ",v1="
                            + HexFormat.of()
                                    .formatHex(mac.doFinal((time + "." + body).getBytes(UTF_8))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
