package dev.signalpost.dialects.channels;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.signalpost.contracts.id.IdNumber;
import dev.signalpost.contracts.message.ChannelsEvent;
import dev.signalpost.contracts.message.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * A message as event. One that came through this API is that event already, but for its id; around
 * any other one an event is made, whose reference is the message's uid.
 */
public final class ChannelsEventJson {

    private static final JsonFactory JSON = new JsonFactory();

    private ChannelsEventJson() {}

    public static byte[] of(Message message) {
        var bytes = new ByteArrayOutputStream(message.payload().length + 256);
        String id = "{\"id\":" + IdNumber.of(message.id().value());
        bytes.writeBytes(id.getBytes(US_ASCII));
        if (ChannelsEvent.is(message)) {
            bytes.write(',');
            bytes.write(message.payload(), 1, message.payload().length - 1);
        } else {
            bytes.writeBytes((",\"event_name\":" + text(message.eventType())).getBytes(UTF_8));
            bytes.writeBytes((",\"ext_ref_code\":" + text(message.uid())).getBytes(UTF_8));
            bytes.writeBytes(",\"event_url\":null,\"data\":".getBytes(US_ASCII));
            bytes.writeBytes(data(message));
            bytes.write('}');
        }
        return bytes.toByteArray();
    }

    private static byte[] data(Message message) {
        return message.contentType().startsWith(Message.JSON) && message.payload().length > 0
                ? message.payload()
                : text(new String(message.payload(), UTF_8)).getBytes(UTF_8);
    }

    private static String text(String value) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeString(value);
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
        return text.toString();
    }
}
