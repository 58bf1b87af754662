package dev.signalpost.bench.lab;

import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.testkit.KafkaRecords;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The services of one run, each in a process of its own. Most scenarios share one delivery worker:
 * it is warm, as workers are, and a start takes longer than many a scenario. Not thread-safe.
 */
public final class Workers implements AutoCloseable {

    private static final String ROOM = "-Xmx3g";

    /** The shared worker stands still while a topic is filled, and must not be taken for dead. */
    private static final Map<String, String> PATIENT = Map.of("KAFKA_SESSION_TIMEOUT_MS", "45000");

    private static final String GROUP = "signalpost-delivery";
    private static final List<String> GROUPS =
            List.of(GROUP, GROUP + "-due", GROUP + "-tiers", GROUP + "-parked");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final KafkaRecords kafka;
    private final Map<String, String> settings;
    private final String trustedCertificates;
    private Worker resident;

    Workers(KafkaRecords kafka, Map<String, String> settings, String trustedCertificates) {
        this.kafka = kafka;
        this.settings = settings;
        this.trustedCertificates = trustedCertificates;
    }

    /** The shared one; not to be closed. */
    public Worker resident() {
        if (resident == null) {
            resident = delivery(PATIENT);
        }
        return resident;
    }

    /** A second one beside it, which has half of the partitions. */
    public Worker another() {
        resident();
        Worker second = delivery(Map.of());
        int half = Topic.MESSAGES.partitions() / 2;
        Awaiting.until(
                "both workers to have partitions",
                PATIENCE,
                () -> kafka.shares(GROUP).equals(List.of(half, half)));
        return second;
    }

    /** One that nobody used before, with room for a million endpoints, and no other beside it. */
    public Worker spacious() {
        close();
        return delivery(Map.of(Worker.JVM, ROOM));
    }

    public Worker ingest() {
        close();
        return Worker.service("ingest-service", settings);
    }

    /** The least that accepts messages, and puts them on that topic. */
    public Worker bareIntake(String topic) {
        close();
        Map<String, String> all = new HashMap<>(settings);
        all.put("BENCH_TOPIC", topic);
        return Worker.service("bench-intake", all);
    }

    public Worker log() {
        close();
        return Worker.service("log-service", settings);
    }

    private Worker delivery(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("SIGNALPOST_DELIVERY_DISPATCH_TRUSTED_CERTIFICATES", trustedCertificates);
        all.putAll(more);
        return Worker.service("delivery-service", all);
    }

    @Override
    public void close() {
        if (resident != null) {
            // What it has not done is of no use to anybody: it need not hand it over, and the next
            // one need not wait until it counts as dead.
            resident.kill();
            GROUPS.forEach(kafka::expel);
            resident = null;
        }
    }
}
