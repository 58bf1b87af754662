package dev.signalpost.ingest.dialect.octohooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.signalpost.contracts.message.JsonMembers;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.message.MessageTerms;
import dev.signalpost.contracts.problem.FieldErrors;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.dialects.JsonFields;
import dev.signalpost.ingest.intake.AcceptMessage;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads Octohooks' {@code {eventType, payload, channels, uid}} and our {@code orderingKey,
 * deliverAt, expiresAt}; the payload is cut out by its bytes, never parsed.
 */
@Singleton
class OctohooksMessageReader {

    private static final Set<String> FIELDS =
            Set.of("eventType", "channels", "uid", "orderingKey", "deliverAt", "expiresAt");
    private static final String PAYLOAD = "payload";
    private static final int MAX_BATCH = 1000;

    private final ObjectMapper json;

    OctohooksMessageReader(ObjectMapper json) {
        this.json = json;
    }

    AcceptMessage read(byte[] body) {
        try {
            return read(JsonMembers.of(body));
        } catch (IOException broken) {
            throw malformed(broken);
        }
    }

    List<AcceptMessage> readBatch(byte[] body) {
        try {
            List<JsonMembers.Span> elements = JsonMembers.elements(body);
            if (elements.isEmpty() || elements.size() > MAX_BATCH) {
                throw Problem.invalid("[]", "has 1 to 1000 messages");
            }
            List<AcceptMessage> messages = new ArrayList<>();
            for (JsonMembers.Span element : elements) {
                messages.add(read(JsonMembers.of(element.bytes())));
            }
            return messages;
        } catch (IOException broken) {
            throw malformed(broken);
        }
    }

    private AcceptMessage read(Map<String, JsonMembers.Span> members) throws IOException {
        ObjectNode others = json.createObjectNode();
        for (Map.Entry<String, JsonMembers.Span> member : members.entrySet()) {
            if (!member.getKey().equals(PAYLOAD)) {
                others.set(member.getKey(), node(member.getValue()));
            }
        }
        var fields = new JsonFields(others, FIELDS);
        fields.require("eventType");
        String eventType = fields.text("eventType");
        List<String> channels = fields.texts("channels");
        String uid = fields.text("uid");
        MessageTerms terms = terms(fields);
        fields.done();
        if (!members.containsKey(PAYLOAD)) {
            var missing = new FieldErrors();
            missing.add(PAYLOAD, "is required");
            missing.throwIfAny();
        }
        return new AcceptMessage(
                eventType,
                channels == null ? List.of() : channels,
                uid,
                Message.JSON,
                members.get(PAYLOAD).bytes(),
                AcceptMessage.HTTP,
                terms,
                Optional.empty());
    }

    /** An event type, as nearly all of them are, needs no parser of its own. */
    private JsonNode node(JsonMembers.Span value) throws IOException {
        Optional<String> text = value.plainText();
        return text.isPresent() ? TextNode.valueOf(text.get()) : json.readTree(value.bytes());
    }

    private static MessageTerms terms(JsonFields fields) {
        String orderingKey = fields.text("orderingKey");
        Instant deliverAt = time(fields, "deliverAt");
        Instant expiresAt = time(fields, "expiresAt");
        return orderingKey == null && deliverAt == null && expiresAt == null
                ? MessageTerms.NONE
                : new MessageTerms(orderingKey, deliverAt, expiresAt);
    }

    private static Instant time(JsonFields fields, String field) {
        return fields.parsed(
                field,
                text -> OffsetDateTime.parse(text).toInstant(),
                "must be an RFC 3339 timestamp");
    }

    private static RuntimeException malformed(IOException broken) {
        String where =
                broken instanceof JsonProcessingException json
                        ? json.getOriginalMessage()
                        : broken.getMessage();
        return new Problem.Malformed(
                        "The request body is not the JSON that is expected here: " + where)
                .asException();
    }
}
