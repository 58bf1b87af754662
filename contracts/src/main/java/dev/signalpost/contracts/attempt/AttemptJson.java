package dev.signalpost.contracts.attempt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The JSON of {@link AttemptFinished}. Written field by field, because a delivery worker does it
 * for every attempt; first what an {@link AttemptSummary} says, so that its reader can stop there.
 * Unknown fields are ignored when read.
 */
public final class AttemptJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectReader READER =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readerFor(AttemptFinished.class);

    private static final SerializableString APPLICATION = new SerializedString("application");
    private static final SerializableString DURATION_MILLIS =
            new SerializedString("durationMillis");
    private static final SerializableString ENDPOINT = new SerializedString("endpoint");
    private static final SerializableString ENVIRONMENT = new SerializedString("environment");
    private static final SerializableString ERROR = new SerializedString("error");
    private static final SerializableString EVENT_TYPE = new SerializedString("eventType");
    private static final SerializableString FIRST_BYTE_MILLIS =
            new SerializedString("firstByteMillis");
    private static final SerializableString ID = new SerializedString("id");
    private static final SerializableString MESSAGE = new SerializedString("message");
    private static final SerializableString NEXT_ATTEMPT_AT = new SerializedString("nextAttemptAt");
    private static final SerializableString NUMBER = new SerializedString("number");
    private static final SerializableString REQUEST_HEADERS =
            new SerializedString("requestHeaders");
    private static final SerializableString RESPONSE_HEADERS =
            new SerializedString("responseHeaders");
    private static final SerializableString RESPONSE_SNIPPET =
            new SerializedString("responseSnippet");
    private static final SerializableString RESULT = new SerializedString("result");
    private static final SerializableString STARTED_AT = new SerializedString("startedAt");
    private static final SerializableString STATUS_CODE = new SerializedString("statusCode");
    private static final SerializableString TRIGGER = new SerializedString("trigger");
    private static final SerializableString URL = new SerializedString("url");

    private AttemptJson() {}

    public static byte[] write(AttemptFinished attempt) {
        var bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            text(json, ID, attempt.id().toString());
            text(json, APPLICATION, attempt.application().toString());
            text(json, ENDPOINT, attempt.endpoint().toString());
            text(json, MESSAGE, attempt.message().toString());
            number(json, NUMBER, attempt.number());
            text(json, RESULT, attempt.result().wireName());
            number(json, STARTED_AT, attempt.startedAt());
            number(json, NEXT_ATTEMPT_AT, attempt.nextAttemptAt());
            text(json, ENVIRONMENT, attempt.environment().toString());
            text(json, EVENT_TYPE, attempt.eventType());
            text(json, TRIGGER, attempt.trigger().wireName());
            number(json, STATUS_CODE, attempt.statusCode());
            text(json, URL, attempt.url());
            number(json, FIRST_BYTE_MILLIS, attempt.firstByteMillis());
            number(json, DURATION_MILLIS, attempt.durationMillis());
            writeHeaders(json, REQUEST_HEADERS, attempt.requestHeaders());
            writeHeaders(json, RESPONSE_HEADERS, attempt.responseHeaders());
            text(json, RESPONSE_SNIPPET, attempt.responseSnippet());
            text(json, ERROR, attempt.error());
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

    private static void text(JsonGenerator json, SerializableString name, String value)
            throws IOException {
        json.writeFieldName(name);
        json.writeString(value);
    }

    private static void number(JsonGenerator json, SerializableString name, long value)
            throws IOException {
        json.writeFieldName(name);
        json.writeNumber(value);
    }

    private static void writeHeaders(
            JsonGenerator json, SerializableString name, Map<String, String> headers)
            throws IOException {
        json.writeFieldName(name);
        json.writeStartObject();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            json.writeStringField(header.getKey(), header.getValue());
        }
        json.writeEndObject();
    }
}
