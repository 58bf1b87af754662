package dev.signalpost.delivery.parking;

import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.delivery.source.Admission;
import dev.signalpost.delivery.source.RegistryFreshness;
import dev.signalpost.platform.kafka.KafkaClients;
import dev.signalpost.platform.kafka.Topics;
import dev.signalpost.platform.thread.ServiceThread;
import dev.signalpost.registryview.CatchUp;
import dev.signalpost.registryview.ParkingView;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jboss.logging.Logger;

/** Looks after parked deliveries, on one thread, as long as the worker lives. */
@Liveness
@Singleton
public class ParkedSource implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(ParkedSource.class);
    private static final String GROUP = "signalpost-delivery-parked";
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final int RECORDS_A_READING = 500;

    private final KafkaClients clients;
    private final Backlogs backlogs;
    private final Admission admission;
    private final RegistryFreshness registry;
    private final ParkingView view;
    private final Clock clock;
    private final ServiceThread thread;

    ParkedSource(
            KafkaClients clients,
            Backlogs backlogs,
            Admission admission,
            CatchUp catchUp,
            ParkingView view,
            Clock clock,
            Topics topicsExist) {
        this.clients = clients;
        this.backlogs = backlogs;
        this.admission = admission;
        this.registry = new RegistryFreshness(catchUp);
        this.view = view;
        this.clock = clock;
        this.thread = new ServiceThread("source-parked", this::run);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.stop(STOP);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("parked deliveries").status(thread.alive()).build();
    }

    private void run() {
        while (thread.goesOn()) {
            try {
                registry.ensure();
                join();
            } catch (KafkaException | IllegalStateException trouble) {
                LOG.warnf("parked.interrupted error=%s", trouble.toString());
                thread.pause(PAUSE);
            }
        }
    }

    private void join() {
        // The group's consumer closes first: what is handed over then is released by the reader.
        try (var reader = new BacklogReader(backlogConsumer());
                KafkaConsumer<byte[], byte[]> consumer = clients.consumer(GROUP, GROUP, Map.of())) {
            var parked =
                    new ParkedPartitions(
                            consumer, reader, backlogs, admission, registry, view, clock);
            consumer.subscribe(List.of(Topic.PARKED.topicName()), parked.listener());
            rounds(parked);
            parked.handOverAll();
        }
    }

    private KafkaConsumer<byte[], byte[]> backlogConsumer() {
        return clients.reader(
                GROUP + "-backlog",
                Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_A_READING));
    }

    private void rounds(ParkedPartitions parked) {
        long nextKeep = System.nanoTime() + PAUSE.toNanos();
        while (thread.goesOn()) {
            parked.round();
            if (System.nanoTime() >= nextKeep) {
                parked.keep();
                nextKeep = System.nanoTime() + PAUSE.toNanos();
            }
        }
    }
}
