package dev.signalpost.delivery.fanout;

import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.message.MessageRecord;
import dev.signalpost.contracts.message.Reading;
import dev.signalpost.contracts.message.Trigger;
import dev.signalpost.contracts.registry.ApplicationState;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.delivery.source.RecordReader;
import dev.signalpost.registryview.RegistryView;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Matches a message with the endpoints that want it. All deliveries share the message; nothing is
 * copied.
 */
@Singleton
class Fanout implements RecordReader {

    private final RegistryView view;
    private final Clock clock;

    Fanout(RegistryView view, Clock clock) {
        this.view = view;
        this.clock = clock;
    }

    @Override
    public Reading<List<DeliveryRecord>> read(ConsumerRecord<byte[], byte[]> record) {
        return switch (MessageRecord.read(record.headers(), record.value(), record.timestamp())) {
            case Reading.Poison<Message> poison -> new Reading.Poison<>(poison.reason());
            case Reading.Understood<Message> understood -> fanOut(understood.content());
        };
    }

    private Reading<List<DeliveryRecord>> fanOut(Message message) {
        Optional<ApplicationState> application =
                view.application(message.environment(), message.application());
        if (application.isEmpty()) {
            return new Reading.Poison<>(
                    "The environment has no application '" + message.application() + "'.");
        }
        Message addressed = message.to(application.get().id());
        Instant now = clock.instant();
        Instant later = message.terms().deliverAt();
        Instant due = later == null || later.isBefore(now) ? now : later;
        List<EndpointState> endpoints =
                view.matching(application.get().id(), message.eventType(), message.channels());
        List<DeliveryRecord> deliveries = new ArrayList<>(endpoints.size());
        for (EndpointState endpoint : endpoints) {
            deliveries.add(
                    new DeliveryRecord(addressed, endpoint.id(), 1, 0, due, now, Trigger.SCHEDULE));
        }
        return new Reading.Understood<>(deliveries);
    }
}
