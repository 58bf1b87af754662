package dev.signalpost.dialects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.problem.FieldErrors;
import dev.signalpost.contracts.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the fields of a request's JSON object, and tells apart what a record cannot: a field that
 * is absent (null here) from one that is null in the JSON. Collects every wrong type and unknown
 * field; {@link #done} throws them all at once.
 */
public final class JsonFields {

    private final ObjectNode object;
    private final FieldErrors errors = new FieldErrors();

    /**
     * @param known the fields that the operation has; another one is an error, because it is most
     *     likely a misspelt one
     * @throws dev.signalpost.contracts.problem.ProblemException when there is no object at all
     */
    public JsonFields(ObjectNode object, Set<String> known) {
        if (object == null) {
            throw new Problem.Malformed("A JSON object is expected as request body.").asException();
        }
        this.object = object;
        object.fieldNames()
                .forEachRemaining(
                        name -> errors.require(known.contains(name), name, "is not known here"));
    }

    /** Null when the field is absent or null. */
    public String text(String field) {
        Optional<String> text = optionalText(field);
        return text == null ? null : text.orElse(null);
    }

    /** Null when the field is absent, empty when it is null. */
    public Optional<String> optionalText(String field) {
        return read(field, JsonNode::isTextual, "must be a string", JsonNode::textValue);
    }

    public Boolean bool(String field) {
        Optional<Boolean> value =
                read(field, JsonNode::isBoolean, "must be true or false", JsonNode::booleanValue);
        return value == null ? null : value.orElse(null);
    }

    public Long number(String field) {
        Optional<Long> value =
                read(
                        field,
                        node -> node.isIntegralNumber() && node.canConvertToLong(),
                        "must be a whole number",
                        JsonNode::longValue);
        return value == null ? null : value.orElse(null);
    }

    /** Null when the field is absent or null. */
    public List<String> texts(String field) {
        Optional<List<String>> value =
                read(
                        field,
                        node -> node.isArray() && all(node, JsonNode::isTextual),
                        "must be an array of strings",
                        node -> {
                            List<String> texts = new ArrayList<>();
                            node.forEach(element -> texts.add(element.textValue()));
                            return texts;
                        });
        return value == null ? null : value.orElse(null);
    }

    /** Null when the field is absent or null. */
    public Map<String, String> textMap(String field) {
        Optional<Map<String, String>> value =
                read(
                        field,
                        node -> node.isObject() && all(node, JsonNode::isTextual),
                        "must be an object of strings",
                        node -> {
                            Map<String, String> map = new LinkedHashMap<>();
                            node.properties()
                                    .forEach(
                                            entry ->
                                                    map.put(
                                                            entry.getKey(),
                                                            entry.getValue().textValue()));
                            return map;
                        });
        return value == null ? null : value.orElse(null);
    }

    /** The JSON text of an object; null when the field is absent, empty when it is null. */
    public Optional<String> object(String field) {
        return read(field, JsonNode::isObject, "must be a JSON object", JsonNode::toString);
    }

    /**
     * A text that stands for something; null when absent, null or not understood, which then is an
     * error.
     */
    public <T> T parsed(String field, Function<String, T> parser, String message) {
        String text = text(field);
        return text == null ? null : parse(field, text, parser, message);
    }

    /** As {@link #parsed}, for each element of an array. */
    public <T> List<T> parsedEach(String field, Function<String, T> parser, String message) {
        List<String> texts = texts(field);
        if (texts == null) {
            return null;
        }
        List<T> values = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            T value = parse(field + "[" + i + "]", texts.get(i), parser, message);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    public void require(String field) {
        errors.require(object.hasNonNull(field), field, "is required");
    }

    /** Adds an error unless the condition holds. */
    public void check(boolean holds, String field, String message) {
        errors.require(holds, field, message);
    }

    /**
     * @throws dev.signalpost.contracts.problem.ProblemException with all errors found so far, if
     *     there are any
     */
    public void done() {
        errors.throwIfAny();
    }

    private <T> T parse(String field, String text, Function<String, T> parser, String message) {
        try {
            return parser.apply(text);
        } catch (RuntimeException notUnderstood) {
            errors.add(field, message);
            return null;
        }
    }

    private <T> Optional<T> read(
            String field,
            Function<JsonNode, Boolean> type,
            String message,
            Function<JsonNode, T> value) {
        JsonNode node = object.get(field);
        if (node == null) {
            return null;
        }
        if (node.isNull()) {
            return Optional.empty();
        }
        if (!type.apply(node)) {
            errors.add(field, message);
            return null;
        }
        return Optional.of(value.apply(node));
    }

    private static boolean all(JsonNode node, Function<JsonNode, Boolean> type) {
        for (JsonNode element : node) {
            if (!type.apply(element)) {
                return false;
            }
        }
        return true;
    }
}
