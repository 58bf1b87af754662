package dev.signalpost.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names an environment: the root of isolation, which owns API keys and applications. */
public record EnvironmentId(@JsonValue UUID value) {

    public EnvironmentId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @throws IllegalArgumentException when {@code text} is not a UUID
     */
    @JsonCreator
    public static EnvironmentId of(String text) {
        return new EnvironmentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
