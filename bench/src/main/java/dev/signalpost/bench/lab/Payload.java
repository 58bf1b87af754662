package dev.signalpost.bench.lab;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.buffer.Buffer;

/**
 * The body of a numbered message: {@code {"n":<number>,"due":<epoch micros>,"pad":"xxx..."}}, 1
 * KiB. Anything else is no body of ours.
 *
 * @param dueMicros when it should have been sent; 0 if that does not matter
 */
public record Payload(int number, long dueMicros) {

    private static final int BYTES = 1024;
    private static final String PAD = "x".repeat(BYTES);
    private static final Buffer PADDING = Buffer.buffer(PAD);
    private static final int LONGEST_HEAD = 64;
    private static final String BEFORE_PAD = ",\"pad\":\"";
    private static final String END = "\"}";

    /** The bytes to be sent. */
    public byte[] bytes() {
        String head = "{\"n\":" + number + ",\"due\":" + dueMicros + BEFORE_PAD;
        return (head + PAD.substring(0, BYTES - head.length() - END.length()) + END)
                .getBytes(US_ASCII);
    }

    /**
     * @throws IllegalArgumentException when one byte differs from what was sent
     */
    static Payload read(Buffer body) {
        if (body.length() != BYTES) {
            throw new IllegalArgumentException("a body of " + body.length() + " bytes");
        }
        String head = body.getString(0, LONGEST_HEAD);
        int n = head.indexOf(':') + 1;
        int comma = head.indexOf(',');
        int due = head.indexOf(':', comma) + 1;
        int pad = head.indexOf(BEFORE_PAD) + BEFORE_PAD.length();
        int padded = BYTES - END.length();
        if (!body.slice(pad, padded).equals(PADDING.slice(0, padded - pad))
                || !body.getString(padded, BYTES).equals(END)) {
            throw new IllegalArgumentException("a body that differs");
        }
        return new Payload(
                Integer.parseInt(head, n, comma, 10),
                Long.parseLong(head, due, head.indexOf(',', due), 10));
    }
}
