package dev.signalpost.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names an application: who a message is for. */
public record ApplicationId(@JsonValue UUID value) {

    public ApplicationId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @throws IllegalArgumentException when {@code text} is not a UUID
     */
    @JsonCreator
    public static ApplicationId of(String text) {
        return new ApplicationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
