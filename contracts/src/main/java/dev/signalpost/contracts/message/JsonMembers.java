package dev.signalpost.contracts.message;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the values stand in a JSON text: lets a payload be cut out of a request by its bytes, so
 * that {@code 1.0}, key order, white space and unicode escapes reach the receiver as they were
 * sent. One pass, nothing is built but the spans.
 */
public final class JsonMembers {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonMembers() {}

    /** A stretch of the text, which holds one JSON value. */
    public record Span(byte[] text, int from, int to) {

        public byte[] bytes() {
            return Arrays.copyOfRange(text, from, to);
        }

        public int length() {
            return to - from;
        }

        /**
         * The text of a string that is written as it is, in printable ASCII without escapes; empty
         * for any other value, which wants a parser.
         */
        public Optional<String> plainText() {
            if (length() < 2 || text[from] != '"') {
                return Optional.empty();
            }
            for (int i = from + 1; i < to - 1; i++) {
                if (text[i] < ' ' || text[i] == '\\') {
                    return Optional.empty();
                }
            }
            return Optional.of(new String(text, from + 1, length() - 2, US_ASCII));
        }
    }

    /**
     * The members of the object that the text is.
     *
     * @throws IOException when the text is not one JSON object in UTF-8, or names a member twice
     */
    public static Map<String, Span> of(byte[] text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            expect(parser, JsonToken.START_OBJECT, "a JSON object");
            Map<String, Span> members = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                if (members.put(name, value(parser, text)) != null) {
                    throw new JsonParseException(parser, "the member '" + name + "' stands twice");
                }
            }
            expect(parser, null, "nothing after the object");
            return members;
        }
    }

    /**
     * The elements of the array that the text is.
     *
     * @throws IOException when the text is not one JSON array in UTF-8
     */
    public static List<Span> elements(byte[] text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            expect(parser, JsonToken.START_ARRAY, "a JSON array");
            List<Span> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(parser, text));
            }
            expect(parser, null, "nothing after the array");
            return elements;
        }
    }

    private static Span value(JsonParser parser, byte[] text) throws IOException {
        long from = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        long to = parser.currentLocation().getByteOffset();
        if (from < 0) {
            throw new JsonParseException(parser, "the text must be UTF-8");
        }
        return new Span(text, (int) from, (int) to);
    }

    private static void expect(JsonParser parser, JsonToken token, String what) throws IOException {
        if (parser.nextToken() != token) {
            throw new JsonParseException(parser, "expected " + what);
        }
    }
}
