package dev.signalpost.contracts.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param field path of the field, as {@code url} or {@code eventTypes[2]}
 * @param message continues a sentence that begins with the field's name: "must be an absolute http
 *     or https URL"
 * @param kind for APIs that tell kinds of errors apart by code
 */
public record FieldError(String field, String message, Kind kind) {

    /** The kinds that some API has a code for. */
    public enum Kind {
        /** Missing, of the wrong type, too long, or otherwise not what the field may hold. */
        WRONG,
        /** An event type that the catalogue does not have. */
        UNKNOWN_EVENT_TYPE,
        /** A field that cannot be changed. */
        NOT_CHANGEABLE
    }

    public FieldError(String field, String message) {
        this(field, message, Kind.WRONG);
    }
}
