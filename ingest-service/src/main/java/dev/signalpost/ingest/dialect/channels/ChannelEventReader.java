package dev.signalpost.ingest.dialect.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.message.ChannelsEvent;
import dev.signalpost.contracts.message.JsonMembers;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.message.MessageTerms;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.dialects.channels.ChannelsFields;
import dev.signalpost.ingest.intake.AcceptMessage;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code {event_name, ext_ref_code, event_url, data}}: all of it is the payload, with the
 * data's own bytes. A character that no event type has is an underscore in the message's type; the
 * event itself keeps its name.
 */
@Singleton
class ChannelEventReader {

    private static final int MAX_NAME = 30;
    private static final int MAX_URL = 2048;
    private static final String NAME = "event_name";
    private static final String REFERENCE = "ext_ref_code";
    private static final String URL = "event_url";
    private static final String DATA = "data";
    private static final Set<String> SHOWN = Set.of("id");

    private final ObjectMapper json;

    ChannelEventReader(ObjectMapper json) {
        this.json = json;
    }

    AcceptMessage read(byte[] body) {
        try {
            return read(JsonMembers.of(body));
        } catch (IOException broken) {
            throw new Problem.Malformed("Body must be a JSON object").asException();
        }
    }

    private AcceptMessage read(Map<String, JsonMembers.Span> members) throws IOException {
        ObjectNode object = json.createObjectNode();
        for (Map.Entry<String, JsonMembers.Span> member : members.entrySet()) {
            object.set(member.getKey(), json.readTree(member.getValue().bytes()));
        }
        var fields = new ChannelsFields(object, Set.of(NAME, REFERENCE, URL, DATA), SHOWN);
        String name = fields.required(NAME, MAX_NAME);
        Optional<String> reference = fields.optional(REFERENCE, MAX_NAME);
        Optional<String> url = fields.optional(URL, MAX_URL);
        JsonNode data = object.get(DATA);
        fields.check(data != null && !data.isNull(), DATA, "can't be blank");
        fields.check(
                data == null || data.isNull() || data.isContainerNode(),
                DATA,
                "must be nested fields, as data[key]=value");
        fields.done();
        return new AcceptMessage(
                name.replaceAll("[^a-zA-Z0-9\\-_.]", "_"),
                List.of(),
                null,
                Message.JSON,
                payload(name, reference, url, members.get(DATA).bytes()),
                ChannelsEvent.SOURCE,
                MessageTerms.NONE,
                Optional.empty());
    }

    private byte[] payload(
            String name, Optional<String> reference, Optional<String> url, byte[] data)
            throws IOException {
        var bytes = new ByteArrayOutputStream(data.length + 128);
        bytes.writeBytes(("{\"event_name\":" + text(name)).getBytes(UTF_8));
        bytes.writeBytes((",\"ext_ref_code\":" + text(reference)).getBytes(UTF_8));
        bytes.writeBytes((",\"event_url\":" + text(url)).getBytes(UTF_8));
        bytes.writeBytes(",\"data\":".getBytes(UTF_8));
        bytes.writeBytes(data);
        bytes.write('}');
        return bytes.toByteArray();
    }

    private String text(Optional<String> value) throws IOException {
        return text(value == null ? null : value.orElse(null));
    }

    private String text(String value) throws IOException {
        return json.writeValueAsString(value);
    }
}
