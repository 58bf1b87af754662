package dev.signalpost.delivery.tiers;

import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.platform.kafka.KafkaClients;
import dev.signalpost.platform.kafka.Topics;
import dev.signalpost.platform.thread.ServiceThread;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jboss.logging.Logger;

/** Reads the long tiers, on one thread, and moves what has stayed its time. */
@Liveness
@Singleton
public class TierConsumer implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(TierConsumer.class);
    private static final String GROUP = "signalpost-delivery-tiers";
    private static final int RECORDS_A_POLL = 500;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final List<String> TOPICS =
            Stream.of(Topic.RETRY_1M, Topic.RETRY_5M, Topic.RETRY_30M, Topic.RETRY_2H)
                    .map(Topic::topicName)
                    .toList();

    private final KafkaClients clients;
    private final Hops hops;
    private final ServiceThread thread;

    TierConsumer(KafkaClients clients, Hops hops, Topics topicsExist) {
        this.clients = clients;
        this.hops = hops;
        this.thread = new ServiceThread("source-tiers", this::run);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.stop(PAUSE.multipliedBy(40));
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("retry tiers").status(thread.alive()).build();
    }

    private void run() {
        while (thread.goesOn()) {
            try (var consumer =
                    clients.consumer(
                            GROUP,
                            GROUP,
                            Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_A_POLL))) {
                var tiers = new WaitingTiers(consumer, hops);
                consumer.subscribe(TOPICS, tiers.listener());
                while (thread.goesOn()) {
                    tiers.poll();
                }
            } catch (KafkaException | IllegalStateException trouble) {
                LOG.warnf("tiers.interrupted error=%s", trouble.toString());
                thread.pause(PAUSE);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }
}
