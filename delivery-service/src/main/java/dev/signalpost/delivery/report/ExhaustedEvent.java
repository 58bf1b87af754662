package dev.signalpost.delivery.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.message.MessageRecord;
import dev.signalpost.contracts.registry.EnvironmentState;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.registryview.RegistryView;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The operational event {@code message.attempt.exhausted}: a message to the environment's
 * operational application. Its id follows from the delivery's, so a repeated attempt does not tell
 * it twice.
 */
@Singleton
class ExhaustedEvent {

    private static final String TYPE = "message.attempt.exhausted";
    private static final String SOURCE = "signalpost/delivery";
    private static final JsonMapper JSON = new JsonMapper();

    private final RegistryView view;

    ExhaustedEvent(RegistryView view) {
        this.view = view;
    }

    /** Empty when the delivery was itself of an operational event: that would never end. */
    Optional<ProducerRecord<byte[], byte[]>> of(AttemptFinished last) {
        return view.environment(last.environment())
                .map(EnvironmentState::operationalApplication)
                .filter(
                        operational ->
                                operational != null && !operational.equals(last.application()))
                .map(operational -> record(message(last, operational.toString())));
    }

    private static Message message(AttemptFinished last, String application) {
        Instant at = Instant.ofEpochMilli(last.startedAt() + last.durationMillis());
        return new Message(
                MessageId.ofCloudEvent(
                        last.environment(), SOURCE, last.delivery() + "/" + last.number()),
                last.environment(),
                application,
                TYPE,
                SOURCE,
                at,
                Set.of(),
                null,
                Message.JSON,
                body(last, at));
    }

    private static byte[] body(AttemptFinished last, Instant at) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("application", last.application());
        data.put("endpoint", last.endpoint());
        data.put("message", last.message());
        data.put("eventType", last.eventType());
        data.put("url", last.url());
        data.put("attempts", last.number());
        data.put("lastStatusCode", last.statusCode());
        data.put("lastError", last.error());
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", TYPE);
        event.put("timestamp", at.toString());
        event.put("data", data);
        try {
            return JSON.writeValueAsString(event).getBytes(UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(Message message) {
        var record =
                new ProducerRecord<>(
                        Topic.MESSAGES.topicName(),
                        message.application().getBytes(UTF_8),
                        message.payload());
        MessageRecord.writeHeaders(message, record.headers());
        return record;
    }
}
