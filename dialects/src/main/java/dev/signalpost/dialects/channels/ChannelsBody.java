package dev.signalpost.dialects.channels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.problem.Problem;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;

/** A request's body as JSON object, whether it was sent as JSON or as a form. */
public final class ChannelsBody {

    /** A form is up to three times as long as what it says. */
    private static final int MAX_BYTES = 3 * 350 * 1024;

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private ChannelsBody() {}

    /**
     * @throws dev.signalpost.contracts.problem.ProblemException when it is neither
     */
    public static ObjectNode object(MediaType type, byte[] body) {
        refuseHuge(body);
        if (!isJson(type)) {
            return FormBody.parse(body);
        }
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException broken) {
            // Falls through to the one message.
        }
        throw new Problem.Malformed("Body must be a JSON object").asException();
    }

    /** The bytes of a JSON object: those that were sent, if it was JSON. */
    public static byte[] json(MediaType type, byte[] body) {
        refuseHuge(body);
        if (isJson(type)) {
            return body;
        }
        try {
            return JSON.writeValueAsBytes(FormBody.parse(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of texts is JSON", impossible);
        }
    }

    private static boolean isJson(MediaType type) {
        return type != null && MediaType.APPLICATION_JSON_TYPE.isCompatible(type);
    }

    private static void refuseHuge(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw new Problem.TooLarge("The body has more than 1050 KiB.").asException();
        }
    }
}
