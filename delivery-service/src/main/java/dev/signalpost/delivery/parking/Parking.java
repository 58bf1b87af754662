package dev.signalpost.delivery.parking;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.registry.ParkedEndpoint;
import dev.signalpost.contracts.registry.ParkedEndpoint.Phase;
import dev.signalpost.delivery.report.DeliveryTopics;
import dev.signalpost.delivery.source.Work;
import dev.signalpost.registryview.ParkingView;
import dev.signalpost.registryview.RegistryView;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Knows which endpoints are down, by this worker's own finding or by another's, and puts their
 * deliveries aside. Thread-safe.
 */
@Singleton
public class Parking {

    /** A finding that led to no parked delivery is forgotten. */
    private static final long FINDING_NANOS = Duration.ofSeconds(60).toNanos();

    private final ParkingView view;
    private final RegistryView registry;
    private final DeliveryTopics topics;
    private final Counter counter;
    private final Map<EndpointId, Long> foundDown = new ConcurrentHashMap<>();
    private final Set<EndpointId> own = ConcurrentHashMap.newKeySet();
    private final List<Consumer<EndpointId>> recoveries = new CopyOnWriteArrayList<>();

    Parking(ParkingView view, RegistryView registry, DeliveryTopics topics, MeterRegistry meters) {
        this.view = view;
        this.registry = registry;
        this.topics = topics;
        this.counter = meters.counter("signalpost.deliveries.parked");
        view.onChange(this::changed);
    }

    /** Is told of each endpoint that takes deliveries again, on a thread of ours. */
    public void onRecovery(Consumer<EndpointId> listener) {
        recoveries.add(listener);
    }

    /**
     * Whether the endpoint's deliveries are to be put aside: it is down, or its terms ask for one
     * worker that makes all its attempts, which is the one that has its parked deliveries.
     */
    public boolean mustPark(EndpointId endpoint) {
        boolean down =
                view.find(endpoint).filter(parked -> parked.phase() == Phase.DOWN).isPresent();
        return down || !foundDown.isEmpty() && isFoundDown(endpoint) || needsOneWorker(endpoint);
    }

    boolean needsOneWorker(EndpointId endpoint) {
        return registry.endpoint(endpoint)
                .filter(known -> known.terms().needOneWorker())
                .isPresent();
    }

    /** This worker's attempts say that the endpoint is down. */
    public void foundDown(EndpointId endpoint) {
        foundDown.put(endpoint, System.nanoTime());
    }

    /**
     * This worker has the endpoint's backlog from now on: it knows of a recovery before the topic
     * tells, and must not forget a failure that came after it.
     */
    void own(EndpointId endpoint) {
        own.add(endpoint);
    }

    /** No backlog is this worker's. */
    void disownAll() {
        own.clear();
    }

    /** Another worker has the endpoint's backlog, or there is none any more. */
    void disown(EndpointId endpoint) {
        own.remove(endpoint);
    }

    /** An endpoint of our own takes deliveries: what {@link #foundDown} said is over. */
    void recovered(EndpointId endpoint) {
        foundDown.remove(endpoint);
        recoveries.forEach(listener -> listener.accept(endpoint));
    }

    /** Whether {@link #foundDown} was said and the endpoint did not recover since. */
    public boolean isFoundDown(EndpointId endpoint) {
        Long since = foundDown.get(endpoint);
        if (since != null
                && System.nanoTime() - since > FINDING_NANOS
                && view.find(endpoint).isEmpty()) {
            foundDown.remove(endpoint);
            return false;
        }
        return since != null;
    }

    /** Puts work aside; what came from there is given back. */
    public void park(Work work) {
        if (work.parked()) {
            work.source().giveBack();
        } else if (!work.source().lost()) {
            counter.increment();
            topics.park(work.delivery(), work.source()::deliveryDone);
        }
    }

    private void changed(EndpointId endpoint) {
        if (own.contains(endpoint)) {
            return;
        }
        ParkedEndpoint now = view.find(endpoint).orElse(null);
        if (now == null || now.phase() == Phase.DRAINING) {
            boolean wasFound = foundDown.remove(endpoint) != null;
            if (now != null || wasFound) {
                recoveries.forEach(listener -> listener.accept(endpoint));
            }
        }
    }
}
