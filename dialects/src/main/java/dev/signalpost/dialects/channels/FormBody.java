package dev.signalpost.dialects.channels;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.problem.Problem;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads {@code application/x-www-form-urlencoded} as an object of texts: {@code data[a][b]=c} is an
 * object in an object, {@code data[list][]=x} adds to an array. The last of two equal keys counts.
 */
final class FormBody {

    static final int MAX_FIELDS = 1000;

    private FormBody() {}

    /**
     * @throws dev.signalpost.contracts.problem.ProblemException when the body is not a form, or has
     *     too many fields, or too deep ones
     */
    static ObjectNode parse(byte[] body) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        // One character for each byte, so that bytes and percent escapes are decoded together.
        String text = new String(body, ISO_8859_1);
        if (text.isEmpty()) {
            return root;
        }
        String[] pairs = text.split("&", MAX_FIELDS + 1);
        if (pairs.length > MAX_FIELDS) {
            throw malformed("The form has more than " + MAX_FIELDS + " fields");
        }
        Map<String, FormKey> known = new HashMap<>();
        for (String pair : pairs) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                known.computeIfAbsent(name, FormKey::parse).put(root, value);
            }
        }
        return root;
    }

    static RuntimeException malformed(String sentence) {
        return new Problem.Malformed(sentence).asException();
    }

    private static String decode(String text) {
        try {
            byte[] bytes = URLDecoder.decode(text, ISO_8859_1).getBytes(ISO_8859_1);
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException broken) {
            throw malformed("The form has a broken percent escape");
        } catch (CharacterCodingException notUtf8) {
            throw malformed("The form is not UTF-8");
        }
    }
}
