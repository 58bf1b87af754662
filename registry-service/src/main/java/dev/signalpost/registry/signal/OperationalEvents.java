package dev.signalpost.registry.signal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalpost.contracts.id.IdSource;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.registry.application.Applications;
import dev.signalpost.registry.endpoint.Endpoint;
import dev.signalpost.registry.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Tells an environment's operators what happened to one of its endpoints: as a message to its
 * operational application.
 */
@Singleton
class OperationalEvents {

    private static final String SOURCE = "signalpost/registry";

    private final Outbox outbox;
    private final ObjectMapper json;
    private final IdSource ids;
    private final Clock clock;

    OperationalEvents(Outbox outbox, ObjectMapper json, IdSource ids, Clock clock) {
        this.outbox = outbox;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    void disabled(Endpoint endpoint) {
        Map<String, Object> data = data(endpoint);
        data.put("reason", endpoint.disabledReason());
        send("endpoint.disabled", endpoint, data);
    }

    void recovered(Endpoint endpoint) {
        send("endpoint.recovered", endpoint, data(endpoint));
    }

    private static Map<String, Object> data(Endpoint endpoint) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("application", endpoint.application());
        data.put("endpoint", endpoint.id());
        data.put("url", endpoint.url());
        return data;
    }

    private void send(String type, Endpoint endpoint, Map<String, Object> data) {
        Instant now = clock.instant();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("timestamp", now.toString());
        body.put("data", data);
        try {
            outbox.message(
                    new Message(
                            new MessageId(ids.next()),
                            endpoint.environment(),
                            Applications.OPERATIONAL,
                            type,
                            SOURCE,
                            now,
                            Set.of(),
                            null,
                            Message.JSON,
                            json.writeValueAsString(body).getBytes(UTF_8)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
