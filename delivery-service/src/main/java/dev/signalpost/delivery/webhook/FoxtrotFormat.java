package dev.signalpost.delivery.webhook;

import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.message.JsonMembers;
import dev.signalpost.contracts.message.Message;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * {@code {event, hook_timestamp_millis, dc_id}} and, beside them, the fields of the payload. A
 * payload that is no object stands in the field {@code data}. The distribution centre is the
 * message's channel.
 */
final class FoxtrotFormat implements Format {

    private static final Set<String> OURS = Set.of("event", "hook_timestamp_millis", "dc_id");

    @Override
    public byte[] body(DeliveryRecord delivery, Instant now) {
        Message message = delivery.message();
        JsonBody body =
                new JsonBody(message.payload().length)
                        .text("event", message.eventType())
                        .number("hook_timestamp_millis", message.time().toEpochMilli())
                        .text(
                                "dc_id",
                                message.channels().stream().sorted().findFirst().orElse(null));
        try {
            for (Map.Entry<String, JsonMembers.Span> field :
                    JsonMembers.of(message.payload()).entrySet()) {
                if (!OURS.contains(field.getKey())) {
                    body.raw(field.getKey(), field.getValue().bytes());
                }
            }
        } catch (IOException noObject) {
            body.payload("data", message);
        }
        return body.end();
    }
}
