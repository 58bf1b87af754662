package dev.signalpost.delivery.parking;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.registry.ParkedEndpoint;
import dev.signalpost.contracts.registry.RegistryJson;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.delivery.report.OutcomeProducer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes down how far the parked deliveries of an endpoint are. */
@Singleton
class ParkingTopic {

    private final OutcomeProducer producer;

    ParkingTopic(OutcomeProducer producer) {
        this.producer = producer;
    }

    /** Completes when it is safe. */
    CompletableFuture<Void> publish(ParkedEndpoint state) {
        return send(state.endpoint(), RegistryJson.write(state));
    }

    CompletableFuture<Void> finished(EndpointId endpoint) {
        return send(endpoint, null);
    }

    private CompletableFuture<Void> send(EndpointId endpoint, byte[] value) {
        var confirmed = new CompletableFuture<Void>();
        var record =
                new ProducerRecord<>(
                        Topic.PARKING.topicName(), endpoint.toString().getBytes(US_ASCII), value);
        producer.send(List.of(record), () -> confirmed.complete(null));
        return confirmed;
    }
}
