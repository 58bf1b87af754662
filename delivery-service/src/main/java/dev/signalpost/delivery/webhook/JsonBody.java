package dev.signalpost.delivery.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.signalpost.contracts.message.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Builds the JSON object of a format around a payload, whose bytes stand in it as they are. Not
 * thread-safe.
 */
final class JsonBody {

    private static final JsonFactory JSON = new JsonFactory();

    private final ByteArrayOutputStream bytes;
    private final JsonGenerator json;

    JsonBody(int payloadBytes) {
        bytes = new ByteArrayOutputStream(payloadBytes + 256);
        try {
            json = JSON.createGenerator(bytes);
            json.writeStartObject();
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    JsonBody text(String name, String value) {
        return write(() -> json.writeStringField(name, value));
    }

    JsonBody number(String name, long value) {
        return write(() -> json.writeNumberField(name, value));
    }

    /** The payload as the value of a field; one that is not JSON becomes a JSON text. */
    JsonBody payload(String name, Message message) {
        return message.contentType().startsWith(Message.JSON)
                ? raw(name, message.payload())
                : text(name, new String(message.payload(), UTF_8));
    }

    /** JSON that is not looked at. */
    JsonBody raw(String name, byte[] value) {
        return write(
                () -> {
                    json.writeFieldName(name);
                    // An empty raw value makes the generator write the colon, after which the bytes
                    // go past it.
                    json.writeRawValue("");
                    json.flush();
                    bytes.write(value);
                });
    }

    byte[] end() {
        write(
                () -> {
                    json.writeEndObject();
                    json.close();
                });
        return bytes.toByteArray();
    }

    private JsonBody write(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
    }
}
