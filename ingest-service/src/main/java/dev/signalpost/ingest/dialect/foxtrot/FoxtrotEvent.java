package dev.signalpost.ingest.dialect.foxtrot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalpost.contracts.message.JsonMembers;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.problem.FieldErrors;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.ingest.intake.AcceptMessage;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code {event, dc_id, ...fields}}: the other fields, by their own bytes, are the payload.
 */
@Singleton
class FoxtrotEvent {

    private static final String EVENT = "event";
    private static final String CENTRE = "dc_id";

    private final ObjectMapper json;

    FoxtrotEvent(ObjectMapper json) {
        this.json = json;
    }

    AcceptMessage read(byte[] body) {
        try {
            return read(JsonMembers.of(body));
        } catch (IOException | IllegalArgumentException broken) {
            throw new Problem.Malformed("The request body is not a JSON object.").asException();
        }
    }

    private AcceptMessage read(Map<String, JsonMembers.Span> members) throws IOException {
        var errors = new FieldErrors();
        String event = text(members, EVENT, errors);
        String centre = text(members, CENTRE, errors);
        errors.require(event != null || !errors.isEmpty(), EVENT, "is required");
        errors.throwIfAny();
        return new AcceptMessage(
                event,
                centre == null ? List.of() : List.of(centre),
                null,
                Message.JSON,
                payload(members),
                Optional.empty());
    }

    /** A number is as good as its text: distribution centres are often numbered. */
    private String text(Map<String, JsonMembers.Span> members, String name, FieldErrors errors)
            throws IOException {
        JsonMembers.Span member = members.get(name);
        JsonNode value = member == null ? null : json.readTree(member.bytes());
        if (value == null || value.isNull()) {
            return null;
        }
        errors.require(value.isTextual() || value.isIntegralNumber(), name, "must be a string");
        return value.asText();
    }

    private byte[] payload(Map<String, JsonMembers.Span> members) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write('{');
        for (Map.Entry<String, JsonMembers.Span> member : members.entrySet()) {
            if (!member.getKey().equals(EVENT) && !member.getKey().equals(CENTRE)) {
                if (bytes.size() > 1) {
                    bytes.write(',');
                }
                bytes.write(
                        json.writeValueAsString(member.getKey()).getBytes(StandardCharsets.UTF_8));
                bytes.write(':');
                bytes.write(member.getValue().bytes());
            }
        }
        bytes.write('}');
        return bytes.toByteArray();
    }
}
