package dev.signalpost.delivery.tiers;

import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.message.Reading;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.delivery.source.SourceFactory;
import dev.signalpost.delivery.source.SourceLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Reads the shortest tier, whose records stay in memory for their last seconds, to be on time. */
@Liveness
@Singleton
public class DueSource implements HealthCheck {

    private final SourceLoop loop;

    DueSource(SourceFactory sources) {
        this.loop = sources.source(Topic.RETRY_5S, "signalpost-delivery-due", DueSource::read);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("delivery of retries").status(loop.alive()).build();
    }

    private static Reading<List<DeliveryRecord>> read(ConsumerRecord<byte[], byte[]> record) {
        return switch (DeliveryRecord.read(record.headers(), record.value(), record.timestamp())) {
            case Reading.Poison<DeliveryRecord> poison -> new Reading.Poison<>(poison.reason());
            case Reading.Understood<DeliveryRecord> understood ->
                    new Reading.Understood<>(List.of(understood.content()));
        };
    }
}
