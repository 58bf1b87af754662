package dev.signalpost.contracts.attempt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Of an {@link AttemptFinished} what it is found by. Read without the rest of the JSON, because the
 * log does so for every attempt.
 *
 * @param startedAt epoch milliseconds
 */
public record AttemptSummary(
        UUID id,
        UUID application,
        UUID endpoint,
        UUID message,
        int number,
        DeliveryStatus status,
        long startedAt) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Map<String, AttemptResult> RESULTS = new HashMap<>();

    static {
        for (AttemptResult result : AttemptResult.values()) {
            RESULTS.put(result.wireName(), result);
        }
    }

    private enum Name {
        ID,
        APPLICATION,
        ENDPOINT,
        MESSAGE
    }

    /**
     * @throws IOException when the bytes are not an attempt
     */
    public static AttemptSummary read(byte[] value) throws IOException {
        Map<Name, UUID> ids = new EnumMap<>(Name.class);
        AttemptResult result = null;
        int number = 0;
        long startedAt = 0;
        long nextAttemptAt = 0;
        try (JsonParser json = JSON.createParser(value)) {
            expect(json.nextToken() == JsonToken.START_OBJECT, "an object");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "id" -> ids.put(Name.ID, uuid(json));
                    case "application" -> ids.put(Name.APPLICATION, uuid(json));
                    case "endpoint" -> ids.put(Name.ENDPOINT, uuid(json));
                    case "message" -> ids.put(Name.MESSAGE, uuid(json));
                    case "number" -> number = json.getIntValue();
                    case "result" -> result = RESULTS.get(json.getText());
                    case "startedAt" -> startedAt = json.getLongValue();
                    case "nextAttemptAt" -> nextAttemptAt = json.getLongValue();
                    default -> json.skipChildren();
                }
            }
        }
        expect(ids.size() == Name.values().length && result != null, "ids and a result");
        return new AttemptSummary(
                ids.get(Name.ID),
                ids.get(Name.APPLICATION),
                ids.get(Name.ENDPOINT),
                ids.get(Name.MESSAGE),
                number,
                DeliveryStatus.after(result, nextAttemptAt > 0),
                startedAt);
    }

    private static UUID uuid(JsonParser json) throws IOException {
        try {
            return UUID.fromString(json.getText());
        } catch (IllegalArgumentException notAnId) {
            throw new IOException("The field " + json.currentName() + " is no id.", notAnId);
        }
    }

    private static void expect(boolean there, String what) throws IOException {
        if (!there) {
            throw new IOException("An attempt is JSON with " + what + ".");
        }
    }
}
