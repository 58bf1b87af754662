package dev.signalpost.dialects.octohooks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.signalpost.contracts.message.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A message in Octohooks' shape; a JSON payload stands in it with its own bytes. */
public final class OctohooksMessageJson {

    private static final byte[] PAYLOAD = "\"payload\":".getBytes(US_ASCII);
    private static final JsonFactory JSON = new JsonFactory();

    private OctohooksMessageJson() {}

    /** With the payload, unless it is not JSON: a CloudEvent may carry any bytes. */
    public static byte[] write(Message message) {
        var bytes = new ByteArrayOutputStream(message.payload().length + 512);
        write(message, bytes);
        return bytes.toByteArray();
    }

    /** An array of messages with their payloads. */
    public static byte[] writeAll(List<Message> messages) {
        var bytes = new ByteArrayOutputStream();
        bytes.write('[');
        for (int i = 0; i < messages.size(); i++) {
            if (i > 0) {
                bytes.write(',');
            }
            write(messages.get(i), bytes);
        }
        bytes.write(']');
        return bytes.toByteArray();
    }

    private static void write(Message message, ByteArrayOutputStream bytes) {
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart("channels");
            for (String channel : message.channels()) {
                json.writeString(channel);
            }
            json.writeEndArray();
            json.writeStringField("eventType", message.eventType());
            if (isJson(message)) {
                json.writeRaw(',');
                json.flush();
                bytes.writeBytes(PAYLOAD);
                bytes.writeBytes(message.payload());
            }
            json.writeStringField("uid", message.uid());
            json.writeStringField("id", message.id().toString());
            json.writeNumberField("created", message.time().toEpochMilli());
            json.writeNumberField("updated", message.time().toEpochMilli());
            json.writeEndObject();
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
    }

    private static boolean isJson(Message message) {
        return message.contentType().startsWith(Message.JSON) && message.payload().length > 0;
    }
}
