package dev.signalpost.contracts.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param field path of the field, as {@code url} or {@code eventTypes[2]}
 * @param message continues a sentence that begins with the field's name: "must be an absolute http
 *     or https URL"
 */
public record FieldError(String field, String message) {}
