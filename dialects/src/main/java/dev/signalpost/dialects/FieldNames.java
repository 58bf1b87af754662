package dev.signalpost.dialects;

import dev.signalpost.contracts.problem.FieldError;
import java.util.Map;

/**
 * How a dialect calls the fields of the core.
 *
 * @param byCoreName those whose names differ
 */
public record FieldNames(Map<String, String> byCoreName) {

    /** The dialect's name of the field, with the core's index if it has one. */
    public String of(FieldError error) {
        String core = core(error);
        return byCoreName.getOrDefault(core, core) + error.field().substring(core.length());
    }

    /** The core's name of the field, without an index. */
    public static String core(FieldError error) {
        int index = error.field().indexOf('[');
        return index < 0 ? error.field() : error.field().substring(0, index);
    }
}
