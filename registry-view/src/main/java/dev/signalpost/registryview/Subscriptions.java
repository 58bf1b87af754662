package dev.signalpost.registryview;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.registry.EndpointState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The endpoints of one application, arranged so that a message finds its receivers by one look-up
 * of its event type. One thread changes them; any thread reads an arrangement that is made anew by
 * the first reader after a change, so that loading many endpoints costs no more than they are, and
 * a match never sees half of a change.
 */
final class Subscriptions {

    private final Map<EndpointId, EndpointState> endpoints = new ConcurrentHashMap<>();
    private volatile long version;
    private volatile Arranged arranged = new Arranged(-1, List.of());

    void put(EndpointState endpoint) {
        endpoints.put(endpoint.id(), endpoint);
        version = version + 1;
    }

    void remove(EndpointId endpoint) {
        endpoints.remove(endpoint);
        version = version + 1;
    }

    boolean keepOrder() {
        return arranged().keepOrder;
    }

    /** In the order of their creation, as far as their ids tell. */
    Collection<EndpointState> all() {
        return arranged().all;
    }

    /** The enabled endpoints that want such a message, each once. */
    List<EndpointState> matching(String eventType, Set<String> channels) {
        return arranged().matching(eventType, channels);
    }

    /**
     * A change between looking at the version and at the endpoints makes the next reader arrange
     * them once more, and never leaves an old arrangement in place.
     */
    private Arranged arranged() {
        Arranged known = arranged;
        long now = version;
        if (known.version != now) {
            known = new Arranged(now, List.copyOf(endpoints.values()));
            arranged = known;
        }
        return known;
    }

    private static final class Arranged {

        private final long version;
        private final List<EndpointState> all;
        private final boolean keepOrder;
        private final Map<String, List<EndpointState>> exact = new HashMap<>();
        private final List<EndpointState> everyType = new ArrayList<>();
        private final List<EndpointState> byPattern = new ArrayList<>();

        Arranged(long version, List<EndpointState> endpoints) {
            this.version = version;
            this.all =
                    endpoints.stream()
                            .sorted(Comparator.comparing(endpoint -> endpoint.id().value()))
                            .toList();
            this.keepOrder = all.stream().anyMatch(endpoint -> endpoint.terms().ordered());
            all.stream().filter(EndpointState::enabled).forEach(this::arrange);
        }

        private List<EndpointState> matching(String eventType, Set<String> channels) {
            List<EndpointState> found = new ArrayList<>();
            for (EndpointState endpoint : everyType) {
                addIfSharing(endpoint, channels, found);
            }
            for (EndpointState endpoint : exact.getOrDefault(eventType, List.of())) {
                addIfSharing(endpoint, channels, found);
            }
            for (EndpointState endpoint : byPattern) {
                if (!endpoint.eventTypes().contains(eventType)
                        && endpoint.eventTypes().stream()
                                .anyMatch(
                                        type ->
                                                EventTypePattern.isPattern(type)
                                                        && new EventTypePattern(type)
                                                                .matches(eventType))) {
                    addIfSharing(endpoint, channels, found);
                }
            }
            return found;
        }

        private void arrange(EndpointState endpoint) {
            if (endpoint.eventTypes().isEmpty()) {
                everyType.add(endpoint);
                return;
            }
            if (endpoint.eventTypes().stream().anyMatch(EventTypePattern::isPattern)) {
                byPattern.add(endpoint);
            }
            for (String type : endpoint.eventTypes()) {
                if (!EventTypePattern.isPattern(type)) {
                    exact.computeIfAbsent(type, key -> new ArrayList<>()).add(endpoint);
                }
            }
        }

        /**
         * Octohooks' rule: an endpoint without channels gets everything; one with channels needs
         * one in common.
         */
        private static void addIfSharing(
                EndpointState endpoint, Set<String> channels, List<EndpointState> found) {
            if (endpoint.channels().isEmpty()
                    || !Collections.disjoint(endpoint.channels(), channels)) {
                found.add(endpoint);
            }
        }
    }
}
