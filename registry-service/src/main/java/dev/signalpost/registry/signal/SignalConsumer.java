package dev.signalpost.registry.signal;

import dev.signalpost.contracts.registry.RegistryJson;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.platform.kafka.KafkaClients;
import dev.signalpost.platform.kafka.Topics;
import dev.signalpost.platform.thread.ServiceThread;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jboss.logging.Logger;

/**
 * Reads the endpoint signals, on one thread, and between them looks for endpoints that failed too
 * long. A signal's offset is committed after the database has its effect; a signal that comes twice
 * changes nothing the second time.
 */
@Startup
@Singleton
public class SignalConsumer {

    private static final Logger LOG = Logger.getLogger(SignalConsumer.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final HealthPolicy policy;
    private final Duration checkEvery;
    private long nextCheck = System.nanoTime();
    private final ServiceThread thread;

    SignalConsumer(
            KafkaClients clients, HealthPolicy policy, HealthConfig config, Topics topicsExist) {
        this.clients = clients;
        this.policy = policy;
        this.checkEvery = config.checkEvery();
        this.thread = new ServiceThread("registry-signals", this::run);
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.stop(POLL.multipliedBy(5));
    }

    private void run() {
        while (thread.goesOn()) {
            try (var consumer =
                    clients.consumer("signalpost-registry", "registry-signals", Map.of())) {
                consumer.subscribe(List.of(Topic.ENDPOINT_SIGNALS.topicName()));
                while (thread.goesOn()) {
                    handle(consumer);
                }
            } catch (RuntimeException away) {
                // Kafka, or the database under the policy: each has exceptions of its own.
                LOG.warnf("signals.waiting error=%s", away.toString());
                thread.pause(POLL);
            }
        }
    }

    private void handle(KafkaConsumer<byte[], byte[]> consumer) {
        var records = consumer.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            apply(record);
        }
        if (!records.isEmpty()) {
            consumer.commitSync();
        }
        if (System.nanoTime() - nextCheck >= 0) {
            policy.disableHopeless();
            nextCheck = System.nanoTime() + checkEvery.toNanos();
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        try {
            policy.apply(RegistryJson.readSignal(record.value()));
        } catch (IOException unreadable) {
            LOG.errorf(
                    "signals.record-skipped offset=%d error=%s",
                    record.offset(), unreadable.toString());
        }
    }
}
