package dev.signalpost.registry.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.message.MessageRecord;
import dev.signalpost.contracts.registry.RegistryJson;
import dev.signalpost.contracts.registry.RegistryKey;
import dev.signalpost.contracts.registry.RegistryRecord;
import dev.signalpost.contracts.topic.Topic;
import jakarta.inject.Singleton;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Adds records to the current transaction; they reach Kafka if and only if it commits. */
@Singleton
public class Outbox {

    private final OutboxStore store;

    Outbox(OutboxStore store) {
        this.store = store;
    }

    /** The new state of something. */
    public void changed(RegistryRecord state) {
        store.append(
                Topic.REGISTRY.topicName(),
                state.key().toString(),
                RegistryJson.write(state),
                null);
    }

    /** Something is gone. */
    public void deleted(RegistryKey key) {
        store.append(Topic.REGISTRY.topicName(), key.toString(), null, null);
    }

    /** An operational event of ours, which goes the way of every message. */
    public void message(Message message) {
        var headers = new RecordHeaders();
        MessageRecord.writeHeaders(message, headers);
        store.append(
                Topic.MESSAGES.topicName(),
                message.application(),
                message.payload(),
                HeaderLines.write(headers));
    }

    static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }
}
