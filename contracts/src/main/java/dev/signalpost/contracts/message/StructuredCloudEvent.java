package dev.signalpost.contracts.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.signalpost.contracts.message.Reading.Poison;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * CloudEvents JSON format 1.0.2: attributes and data in one JSON object; {@code data} is cut out,
 * not rewritten.
 */
public final class StructuredCloudEvent {

    private static final JsonFactory JSON = new JsonFactory();

    private StructuredCloudEvent() {}

    /** Reads a structured event whose attributes are complete, as it must be on Kafka. */
    static Reading<Message> read(String contentType, byte[] value, long appendedAt) {
        if (!contentType.startsWith("application/cloudevents+json")) {
            return new Poison<>(
                    "Of structured CloudEvents only application/cloudevents+json is understood.");
        }
        try {
            Parts parts = parse(value);
            return CloudEventAttributes.toMessage(
                    parts.attributes(), parts.contentType(), parts.payload(), appendedAt);
        } catch (IOException | IllegalArgumentException unreadable) {
            return new Poison<>(
                    "The structured CloudEvent is not readable: " + unreadable.getMessage());
        }
    }

    /**
     * The attributes and the payload of one structured event. A JSON {@code data} member keeps its
     * exact bytes; {@code data_base64} is decoded; a text whose {@code datacontenttype} is not JSON
     * is unquoted.
     *
     * @throws IOException when the bytes are not a JSON object with scalar attributes
     * @throws IllegalArgumentException when {@code data_base64} is not base64
     */
    public static Parts parse(byte[] event) throws IOException {
        Map<String, String> attributes = new HashMap<>();
        byte[] data = new byte[0];
        byte[] encoded = null;
        for (Map.Entry<String, JsonMembers.Span> member : JsonMembers.of(event).entrySet()) {
            switch (member.getKey()) {
                case "data" -> data = member.getValue().bytes();
                case "data_base64" -> encoded = Base64.getDecoder().decode(text(member.getValue()));
                default -> attributes.put(member.getKey(), text(member.getValue()));
            }
        }
        attributes.values().removeIf(java.util.Objects::isNull);
        String contentType = attributes.getOrDefault("datacontenttype", Message.JSON);
        if (encoded != null) {
            return new Parts(attributes, contentType, encoded);
        }
        boolean json = contentType.equals("application/json") || contentType.contains("+json");
        boolean quoted = data.length > 0 && data[0] == '"';
        return new Parts(
                attributes, contentType, json || !quoted ? data : text(data).getBytes(UTF_8));
    }

    private static String text(JsonMembers.Span span) throws IOException {
        return text(span.bytes());
    }

    private static String text(byte[] scalar) throws IOException {
        try (JsonParser parser = JSON.createParser(scalar)) {
            if (parser.nextToken().isStructStart()) {
                throw new IOException("an attribute must be a string, a number or a boolean");
            }
            return parser.getValueAsString();
        }
    }

    /** What {@link #parse} finds: attributes by name, the payload's media type, and its bytes. */
    public record Parts(Map<String, String> attributes, String contentType, byte[] payload) {}
}
