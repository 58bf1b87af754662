package dev.signalpost.contracts.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong with the fields of one request, so that the caller hears all of it at
 * once. Not thread-safe.
 */
public final class FieldErrors {

    private final List<FieldError> errors = new ArrayList<>();

    /**
     * @param message continues a sentence that begins with the field's name
     */
    public void add(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    public void add(String field, String message, FieldError.Kind kind) {
        errors.add(new FieldError(field, message, kind));
    }

    public void require(boolean holds, String field, String message) {
        if (!holds) {
            add(field, message);
        }
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /**
     * @throws ProblemException with a {@link Problem.Invalid} when anything was added
     */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            FieldError first = errors.getFirst();
            String more = errors.size() == 1 ? "." : ", and " + (errors.size() - 1) + " more.";
            throw new Problem.Invalid(
                            "The field '" + first.field() + "' " + first.message() + more, errors)
                    .asException();
        }
    }
}
