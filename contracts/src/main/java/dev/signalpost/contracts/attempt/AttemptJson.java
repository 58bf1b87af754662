package dev.signalpost.contracts.attempt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The JSON of {@link AttemptFinished}. Written field by field, because a delivery worker does it
 * for every attempt; unknown fields are ignored when read.
 */
public final class AttemptJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectReader READER =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readerFor(AttemptFinished.class);

    private AttemptJson() {}

    public static byte[] write(AttemptFinished attempt) {
        var bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("id", attempt.id().toString());
            json.writeStringField("environment", attempt.environment().toString());
            json.writeStringField("application", attempt.application().toString());
            json.writeStringField("endpoint", attempt.endpoint().toString());
            json.writeStringField("message", attempt.message().toString());
            json.writeStringField("eventType", attempt.eventType());
            json.writeNumberField("number", attempt.number());
            json.writeStringField("trigger", attempt.trigger().wireName());
            json.writeStringField("result", attempt.result().wireName());
            json.writeNumberField("statusCode", attempt.statusCode());
            json.writeStringField("url", attempt.url());
            json.writeNumberField("startedAt", attempt.startedAt());
            json.writeNumberField("firstByteMillis", attempt.firstByteMillis());
            json.writeNumberField("durationMillis", attempt.durationMillis());
            writeHeaders(json, "requestHeaders", attempt.requestHeaders());
            writeHeaders(json, "responseHeaders", attempt.responseHeaders());
            json.writeStringField("responseSnippet", attempt.responseSnippet());
            json.writeStringField("error", attempt.error());
            json.writeNumberField("nextAttemptAt", attempt.nextAttemptAt());
            json.writeEndObject();
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
        return bytes.toByteArray();
    }

    /**
     * @throws IOException when the bytes are not an attempt
     */
    public static AttemptFinished read(byte[] value) throws IOException {
        return READER.readValue(value);
    }

    private static void writeHeaders(JsonGenerator json, String name, Map<String, String> headers)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            json.writeStringField(header.getKey(), header.getValue());
        }
        json.writeEndObject();
    }
}
