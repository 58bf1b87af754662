package dev.signalpost.dialects.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.problem.FieldErrors;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the fields of a body in which numbers and booleans may be texts, because forms know nothing
 * else. Collects what is wrong, in the words of the API's errors; {@link #done} throws it.
 */
public final class ChannelsFields {

    private static final String BLANK = "can't be blank";

    private final ObjectNode object;
    private final FieldErrors errors = new FieldErrors();

    /**
     * @param known the fields that the operation has
     * @param shown fields that answers have but no request changes: sent back, they are ignored
     */
    public ChannelsFields(ObjectNode object, Set<String> known, Set<String> shown) {
        this.object = object;
        object.fieldNames()
                .forEachRemaining(
                        name ->
                                errors.require(
                                        known.contains(name) || shown.contains(name),
                                        name,
                                        "is not known here"));
    }

    /** Null when absent; an error when blank or longer than that. */
    public String text(String field, int maxLength) {
        JsonNode node = object.get(field);
        if (node == null) {
            return null;
        }
        String text = text(field, node, maxLength);
        if (text != null && text.isBlank()) {
            errors.add(field, BLANK);
        }
        return text;
    }

    /** As {@link #text}, and an error when absent. */
    public String required(String field, int maxLength) {
        if (!object.has(field)) {
            errors.add(field, BLANK);
        }
        return text(field, maxLength);
    }

    /** Null when absent, empty when blank or null. */
    public Optional<String> optional(String field, int maxLength) {
        JsonNode node = object.get(field);
        return node == null
                ? null
                : Optional.ofNullable(node.isNull() ? null : text(field, node, maxLength))
                        .filter(text -> !text.isBlank());
    }

    /** Null when absent. */
    public Boolean bool(String field) {
        JsonNode node = object.get(field);
        if (node == null || node.isNull()) {
            return null;
        }
        return switch (node.isValueNode() ? node.asText() : "") {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> {
                errors.add(field, "is neither true nor false");
                yield null;
            }
        };
    }

    /** Adds an error unless the condition holds. */
    public void check(boolean holds, String field, String message) {
        errors.require(holds, field, message);
    }

    /**
     * @throws dev.signalpost.contracts.problem.ProblemException with all errors found so far
     */
    public void done() {
        errors.throwIfAny();
    }

    private String text(String field, JsonNode node, int maxLength) {
        if (node.isNull()) {
            return "";
        }
        if (!node.isTextual() && !node.isNumber()) {
            errors.add(field, "is not a text");
            return null;
        }
        String text = node.asText();
        errors.require(
                text.codePointCount(0, text.length()) <= maxLength,
                field,
                "is too long (maximum is " + maxLength + " characters)");
        return text;
    }
}
