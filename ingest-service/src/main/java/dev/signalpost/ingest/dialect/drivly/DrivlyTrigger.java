package dev.signalpost.ingest.dialect.drivly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalpost.contracts.message.JsonMembers;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.problem.FieldErrors;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.ingest.intake.AcceptMessage;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads {@code {userID, event, object}}; the object is cut out by its bytes. */
@Singleton
class DrivlyTrigger {

    private static final String USER = "userID";
    private static final String EVENT = "event";
    private static final String OBJECT = "object";
    private static final Set<String> KNOWN = Set.of(USER, EVENT, OBJECT);
    private static final String SOURCE = "signalpost/drivly";

    private final ObjectMapper json;

    DrivlyTrigger(ObjectMapper json) {
        this.json = json;
    }

    /**
     * What is to be triggered, under an id that is known before it is sent.
     *
     * @param user id or uid of the application
     */
    record Wanted(String user, UUID id, AcceptMessage message) {}

    Wanted read(byte[] body) {
        try {
            return read(JsonMembers.of(body));
        } catch (IOException | IllegalArgumentException broken) {
            throw new Problem.Malformed("The request body is not a JSON object.").asException();
        }
    }

    private Wanted read(Map<String, JsonMembers.Span> members) throws IOException {
        var errors = new FieldErrors();
        members.keySet()
                .forEach(name -> errors.require(KNOWN.contains(name), name, "is not known here"));
        String user = text(members, USER, errors);
        String event = text(members, EVENT, errors);
        errors.require(members.containsKey(OBJECT), OBJECT, "is required");
        errors.throwIfAny();
        UUID id = UUID.randomUUID();
        return new Wanted(user, id, event(event, id, members.get(OBJECT).bytes()));
    }

    static AcceptMessage event(String event, UUID id, byte[] object) {
        return new AcceptMessage(
                event,
                List.of(),
                null,
                Message.JSON,
                object,
                Optional.of(new AcceptMessage.ForeignEvent(SOURCE, id.toString(), null)));
    }

    private String text(Map<String, JsonMembers.Span> members, String name, FieldErrors errors)
            throws IOException {
        JsonMembers.Span member = members.get(name);
        JsonNode value = member == null ? null : json.readTree(member.bytes());
        errors.require(value != null && !value.isNull(), name, "is required");
        errors.require(
                value == null || value.isNull() || value.isTextual(), name, "must be a string");
        return value == null ? null : value.asText();
    }
}
