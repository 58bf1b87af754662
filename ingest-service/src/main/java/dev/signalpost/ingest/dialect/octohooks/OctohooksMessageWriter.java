package dev.signalpost.ingest.dialect.octohooks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.signalpost.contracts.message.Message;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes a message in Octohooks' shape; a JSON payload stands in it with its own bytes. */
@Singleton
class OctohooksMessageWriter {

    private static final byte[] PAYLOAD =
            "\"payload\":".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final JsonFactory JSON = new JsonFactory();

    byte[] write(Message message) {
        var bytes = new ByteArrayOutputStream(message.payload().length + 512);
        write(message, bytes);
        return bytes.toByteArray();
    }

    byte[] writeAll(List<Message> messages) {
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

    /** A CloudEvent may carry any bytes; those are not echoed. */
    private static boolean isJson(Message message) {
        return message.contentType().startsWith(Message.JSON) && message.payload().length > 0;
    }
}
