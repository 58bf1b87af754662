package dev.signalpost.delivery.webhook;

import dev.signalpost.contracts.id.IdNumber;
import dev.signalpost.contracts.message.ChannelsEvent;
import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.message.JsonMembers;
import dev.signalpost.contracts.message.Message;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/**
 * {@code {id, event_name, ext_ref_code, event_url, data}}. A message that came through the same API
 * is that event but for its id; any other is the data of one, and its uid the reference.
 */
final class ChannelsFormat implements Format {

    @Override
    public byte[] body(DeliveryRecord delivery, Instant now) {
        Message message = delivery.message();
        JsonBody body =
                new JsonBody(message.payload().length)
                        .number("id", IdNumber.of(message.id().value()));
        return ChannelsEvent.is(message) ? event(body, message) : around(body, message);
    }

    private static byte[] event(JsonBody body, Message message) {
        try {
            for (Map.Entry<String, JsonMembers.Span> field :
                    JsonMembers.of(message.payload()).entrySet()) {
                body.raw(field.getKey(), field.getValue().bytes());
            }
            return body.end();
        } catch (IOException noObject) {
            return around(body, message);
        }
    }

    private static byte[] around(JsonBody body, Message message) {
        return body.text("event_name", message.eventType())
                .text("ext_ref_code", message.uid())
                .text("event_url", null)
                .payload("data", message)
                .end();
    }
}
