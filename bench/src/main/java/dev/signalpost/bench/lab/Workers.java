package dev.signalpost.bench.lab;

import java.util.HashMap;
import java.util.Map;

/**
 * The services of one run, each in a process of its own. Most scenarios share one delivery worker:
 * it is warm, as workers are, and a start takes longer than many a scenario. Not thread-safe.
 */
public final class Workers implements AutoCloseable {

    private static final String ROOM = "-Xmx3g";

    /** The shared worker stands still while a topic is filled, and must not be taken for dead. */
    private static final Map<String, String> PATIENT = Map.of("KAFKA_SESSION_TIMEOUT_MS", "45000");

    private final Map<String, String> settings;
    private final String trustedCertificates;
    private Worker resident;

    Workers(Map<String, String> settings, String trustedCertificates) {
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

    /** A second one beside it. */
    public Worker another() {
        resident();
        return delivery(Map.of());
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
            // What it has not done is of no use to anybody: it need not hand it over.
            resident.kill();
            resident = null;
        }
    }
}
