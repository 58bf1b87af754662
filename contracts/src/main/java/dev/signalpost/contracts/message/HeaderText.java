package dev.signalpost.contracts.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Kafka headers as UTF-8 text. */
public final class HeaderText {

    private HeaderText() {}

    public static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    /** The newest header of that name, or null. */
    public static String get(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : decode(header);
    }

    static String decode(Header header) {
        return new String(header.value(), UTF_8);
    }
}
