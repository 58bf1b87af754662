package dev.signalpost.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names an endpoint: a URL with filters and secrets, inside one application. */
public record EndpointId(@JsonValue UUID value) {

    public EndpointId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @throws IllegalArgumentException when {@code text} is not a UUID
     */
    @JsonCreator
    public static EndpointId of(String text) {
        return new EndpointId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
