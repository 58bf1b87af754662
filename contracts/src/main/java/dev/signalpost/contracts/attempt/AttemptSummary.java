package dev.signalpost.contracts.attempt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Of an {@link AttemptFinished} what it is found by. Read without the rest of the JSON, whose order
 * does not matter, because the log does so for every attempt.
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

    private static final int FIELDS = 8;
    private static final JsonFactory JSON = new JsonFactory();
    private static final Map<String, AttemptResult> RESULTS = new HashMap<>();

    static {
        for (AttemptResult result : AttemptResult.values()) {
            RESULTS.put(result.wireName(), result);
        }
    }

    /**
     * @throws IOException when the bytes are not an attempt; what follows the last field that
     *     counts is not looked at
     */
    public static AttemptSummary read(byte[] value) throws IOException {
        UUID id = null;
        UUID application = null;
        UUID endpoint = null;
        UUID message = null;
        AttemptResult result = null;
        int number = 0;
        long startedAt = 0;
        long nextAttemptAt = 0;
        try (JsonParser json = JSON.createParser(value)) {
            expect(json.nextToken() == JsonToken.START_OBJECT, "an object");
            int missing = FIELDS;
            while (missing > 0 && json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                missing--;
                switch (field) {
                    case "id" -> id = uuid(json);
                    case "application" -> application = uuid(json);
                    case "endpoint" -> endpoint = uuid(json);
                    case "message" -> message = uuid(json);
                    case "number" -> number = json.getIntValue();
                    case "result" -> result = RESULTS.get(json.getText());
                    case "startedAt" -> startedAt = json.getLongValue();
                    case "nextAttemptAt" -> nextAttemptAt = json.getLongValue();
                    default -> {
                        missing++;
                        json.skipChildren();
                    }
                }
            }
        }
        boolean whole = id != null && application != null && endpoint != null && message != null;
        expect(whole && result != null, "ids and a result");
        return new AttemptSummary(
                id,
                application,
                endpoint,
                message,
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
