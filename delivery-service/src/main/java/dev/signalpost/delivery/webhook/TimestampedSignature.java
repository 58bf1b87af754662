package dev.signalpost.delivery.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HexFormat;
import java.util.List;

/**
 * The signature {@code t=<time>,v1=<hex>} that several APIs share: HMAC-SHA256 over {@code
 * <time>.<body>}, keyed with the secret's own text, one {@code v1} for each active secret that the
 * receiver shares.
 */
final class TimestampedSignature {

    private TimestampedSignature() {}

    /**
     * @param time as the format counts it: seconds or milliseconds
     */
    static String of(long time, byte[] body, List<SigningKey> keys) {
        byte[] prefix = (time + ".").getBytes(US_ASCII);
        var header = new StringBuilder("t=").append(time);
        for (SigningKey key : keys) {
            if (key instanceof SharedKey shared) {
                header.append(",v1=")
                        .append(HexFormat.of().formatHex(shared.signWithText(prefix, body)));
            }
        }
        return header.toString();
    }
}
