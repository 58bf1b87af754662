package dev.signalpost.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/** Names a message; it is also the {@code webhook-id} that a receiver sees in every attempt. */
public record MessageId(@JsonValue UUID value) {

    public MessageId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @throws IllegalArgumentException when {@code text} is not a UUID
     */
    @JsonCreator
    public static MessageId of(String text) {
        return new MessageId(UUID.fromString(text));
    }

    /**
     * The id of an event that a publisher produced to Kafka itself. A {@code ce_id} that is a UUID
     * is kept; any other is hashed together with its environment and source, because CloudEvents
     * makes an id unique only within its source.
     */
    public static MessageId ofCloudEvent(EnvironmentId environment, String source, String id) {
        if (id.length() == 36) {
            try {
                return of(id);
            } catch (IllegalArgumentException notAUuid) {
                // Falls through: an arbitrary string of 36 characters is a legal CloudEvents id.
            }
        }
        String name = environment + "\n" + source + "\n" + id;
        return new MessageId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
