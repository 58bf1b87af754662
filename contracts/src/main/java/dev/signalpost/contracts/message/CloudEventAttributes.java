package dev.signalpost.contracts.message;

import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.Reading.Poison;
import dev.signalpost.contracts.message.Reading.Understood;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * From the attributes of a CloudEvent, by their names in the specification, to a {@link Message}.
 */
final class CloudEventAttributes {

    private CloudEventAttributes() {}

    static Reading<Message> toMessage(
            Map<String, String> attributes, String contentType, byte[] payload, long appendedAt) {
        for (String required :
                new String[] {"specversion", "id", "type", "source", "subject", "environment"}) {
            String value = attributes.get(required);
            if (value == null || value.isBlank()) {
                return new Poison<>("The CloudEvents attribute '" + required + "' is missing.");
            }
        }
        if (!attributes.get("specversion").equals("1.0")) {
            return new Poison<>("CloudEvents specversion must be 1.0.");
        }
        if (!Message.isEventType(attributes.get("type"))) {
            return new Poison<>(
                    "The event type must match [a-zA-Z0-9-_.]+ and have at most 256 characters.");
        }
        if (payload.length > Message.MAX_PAYLOAD_BYTES) {
            return new Poison<>(
                    "The payload has more than " + Message.MAX_PAYLOAD_BYTES + " bytes.");
        }
        Set<String> channels = channels(attributes.get("channels"));
        if (channels.size() > Message.MAX_CHANNELS
                || !channels.stream().allMatch(Message::isChannel)) {
            return new Poison<>("At most 64 channels of at most 128 characters each are allowed.");
        }
        try {
            var environment = EnvironmentId.of(attributes.get("environment"));
            String source = attributes.get("source");
            return new Understood<>(
                    new Message(
                            MessageId.ofCloudEvent(environment, source, attributes.get("id")),
                            environment,
                            attributes.get("subject"),
                            attributes.get("type"),
                            source,
                            time(attributes.get("time"), appendedAt),
                            channels,
                            attributes.get("uid"),
                            contentType,
                            payload,
                            terms(attributes)));
        } catch (IllegalArgumentException notAUuid) {
            return new Poison<>(
                    "The attribute 'environment' must be the environment's id, a UUID.");
        } catch (DateTimeException notATime) {
            return new Poison<>(
                    "The attributes 'time', 'deliverat' and 'expirytime' must be RFC 3339 timestamps.");
        }
    }

    private static MessageTerms terms(Map<String, String> attributes) {
        String orderingKey = attributes.get("partitionkey");
        String deliverAt = attributes.get("deliverat");
        String expiresAt = attributes.get("expirytime");
        return orderingKey == null && deliverAt == null && expiresAt == null
                ? MessageTerms.NONE
                : new MessageTerms(orderingKey, time(deliverAt), time(expiresAt));
    }

    private static Instant time(String text) {
        return text == null ? null : Rfc3339.parse(text);
    }

    private static Instant time(String text, long appendedAt) {
        return text == null ? Instant.ofEpochMilli(appendedAt) : Rfc3339.parse(text);
    }

    private static Set<String> channels(String text) {
        if (text == null || text.isBlank()) {
            return Set.of();
        }
        return Set.of(
                java.util.Arrays.stream(text.split(","))
                        .map(String::strip)
                        .distinct()
                        .toArray(String[]::new));
    }
}
