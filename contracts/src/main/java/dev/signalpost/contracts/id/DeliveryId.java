package dev.signalpost.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/**
 * Names a delivery: one message to one endpoint. Derived from both, so every service computes the
 * same id without asking another, and a repeated fan-out cannot invent a second delivery.
 */
public record DeliveryId(@JsonValue UUID value) {

    public DeliveryId {
        Objects.requireNonNull(value, "value");
    }

    public static DeliveryId of(MessageId message, EndpointId endpoint) {
        String name = message + "/" + endpoint;
        return new DeliveryId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * @throws IllegalArgumentException when {@code text} is not a UUID
     */
    @JsonCreator
    public static DeliveryId of(String text) {
        return new DeliveryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
