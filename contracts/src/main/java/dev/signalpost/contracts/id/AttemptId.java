package dev.signalpost.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names one attempt of one delivery. */
public record AttemptId(@JsonValue UUID value) {

    public AttemptId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @throws IllegalArgumentException when {@code text} is not a UUID
     */
    @JsonCreator
    public static AttemptId of(String text) {
        return new AttemptId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
