package dev.signalpost.contracts.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * The JSON of registry records and endpoint signals: ISO-8601 times and durations, unknown fields
 * ignored.
 */
public final class RegistryJson {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private RegistryJson() {}

    public static byte[] write(Object record) {
        try {
            return JSON.writeValueAsBytes(record);
        } catch (JsonProcessingException cannotHappen) {
            throw new IllegalArgumentException(
                    "not writable as JSON: " + record.getClass(), cannotHappen);
        }
    }

    /**
     * @throws IOException when the bytes are not a record of that kind
     */
    public static RegistryRecord read(RegistryKey.Kind kind, byte[] value) throws IOException {
        Class<? extends RegistryRecord> type =
                switch (kind) {
                    case ENVIRONMENT -> EnvironmentState.class;
                    case APPLICATION -> ApplicationState.class;
                    case ENDPOINT -> EndpointState.class;
                    case EVENT_TYPE -> EventTypeState.class;
                    case API_KEY -> ApiKeyState.class;
                };
        return JSON.readValue(value, type);
    }

    /**
     * @throws IllegalArgumentException when the text, which only we can have sealed, is none
     */
    public static Authentication readAuthentication(String text) {
        try {
            return JSON.readValue(text, Authentication.class);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalArgumentException("no authentication", notOurs);
        }
    }

    /**
     * @throws IOException when the bytes are not a parked endpoint
     */
    public static ParkedEndpoint readParked(byte[] value) throws IOException {
        return JSON.readValue(value, ParkedEndpoint.class);
    }

    /**
     * @throws IOException when the bytes are not an endpoint signal
     */
    public static EndpointSignal readSignal(byte[] value) throws IOException {
        return JSON.readValue(value, EndpointSignal.class);
    }
}
