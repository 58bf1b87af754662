package dev.signalpost.registry.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalpost.contracts.message.HeaderText;
import java.util.Base64;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Kafka headers in one column: a line for each, the name, a blank, and the value in base64. */
final class HeaderLines {

    private HeaderLines() {}

    static byte[] write(Headers headers) {
        var lines = new StringBuilder();
        for (Header header : headers) {
            lines.append(header.key())
                    .append(' ')
                    .append(Base64.getEncoder().encodeToString(header.value()))
                    .append('\n');
        }
        return lines.toString().getBytes(UTF_8);
    }

    static Headers read(byte[] column) {
        var headers = new RecordHeaders();
        if (column != null) {
            new String(column, UTF_8)
                    .lines()
                    .forEach(
                            line -> {
                                int blank = line.indexOf(' ');
                                String value =
                                        new String(
                                                Base64.getDecoder()
                                                        .decode(line.substring(blank + 1)),
                                                UTF_8);
                                HeaderText.put(headers, line.substring(0, blank), value);
                            });
        }
        return headers;
    }
}
