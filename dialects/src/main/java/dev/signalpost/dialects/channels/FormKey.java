package dev.signalpost.dialects.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The key of a form field: {@code data[a][b]} is the steps data, a, b. An empty step, {@code []},
 * may stand at the end and adds to an array.
 */
record FormKey(String name, List<String> steps, boolean appends) {

    static final int MAX_DEPTH = 32;
    private static final int MAX_LENGTH = 1024;

    static FormKey parse(String key) {
        int bracket = key.indexOf('[');
        List<String> steps = new ArrayList<>();
        steps.add(bracket < 0 ? key : key.substring(0, bracket));
        if (key.length() > MAX_LENGTH || steps.getFirst().isEmpty()) {
            throw FormBody.malformed("The form has a field without a name, or with too long a one");
        }
        int at = bracket;
        while (at >= 0 && at < key.length()) {
            int end = key.indexOf(']', at);
            if (key.charAt(at) != '[' || end < 0) {
                throw FormBody.malformed("The form's key '" + key + "' has unbalanced brackets");
            }
            steps.add(key.substring(at + 1, end));
            at = end + 1;
        }
        boolean appends = steps.getLast().isEmpty();
        List<String> named = appends ? steps.subList(0, steps.size() - 1) : steps;
        if (named.contains("")) {
            throw FormBody.malformed("The form's key '" + key + "' has [] before its end");
        }
        if (named.size() > MAX_DEPTH) {
            throw FormBody.malformed("The form is nested deeper than " + MAX_DEPTH + " levels");
        }
        return new FormKey(key, List.copyOf(named), appends);
    }

    void put(ObjectNode root, String value) {
        ObjectNode parent = root;
        for (String step : steps.subList(0, steps.size() - 1)) {
            JsonNode child = parent.get(step);
            parent = child == null ? parent.putObject(step) : object(child);
        }
        String last = steps.getLast();
        JsonNode present = parent.get(last);
        if (appends) {
            (present == null ? parent.putArray(last) : array(present)).add(value);
        } else if (present == null || present.isTextual()) {
            parent.put(last, value);
        } else {
            throw conflict();
        }
    }

    private ObjectNode object(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw conflict();
    }

    private ArrayNode array(JsonNode node) {
        if (node instanceof ArrayNode array) {
            return array;
        }
        throw conflict();
    }

    private RuntimeException conflict() {
        return FormBody.malformed(
                "The form's key '" + name + "' contradicts another key of the form");
    }
}
