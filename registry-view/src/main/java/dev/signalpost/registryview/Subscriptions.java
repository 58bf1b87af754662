package dev.signalpost.registryview;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.registry.EndpointState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The endpoints of one application, arranged so that a message finds its receivers by one look-up
 * of its event type. Immutable: a change makes a new one, so a match never sees half of it.
 */
final class Subscriptions {

    static final Subscriptions NONE = new Subscriptions(Map.of());

    private final Map<EndpointId, EndpointState> endpoints;
    private final Map<String, List<EndpointState>> exact = new HashMap<>();
    private final List<EndpointState> everyType = new ArrayList<>();
    private final boolean keepOrder;
    private final List<EndpointState> byPattern = new ArrayList<>();

    private Subscriptions(Map<EndpointId, EndpointState> endpoints) {
        this.endpoints = endpoints;
        this.keepOrder =
                endpoints.values().stream().anyMatch(endpoint -> endpoint.terms().ordered());
        endpoints.values().stream().filter(EndpointState::enabled).forEach(this::arrange);
    }

    Subscriptions with(EndpointState endpoint) {
        var changed = new LinkedHashMap<>(endpoints);
        changed.put(endpoint.id(), endpoint);
        return new Subscriptions(changed);
    }

    Subscriptions without(EndpointId endpoint) {
        var changed = new LinkedHashMap<>(endpoints);
        changed.remove(endpoint);
        return new Subscriptions(changed);
    }

    boolean keepOrder() {
        return keepOrder;
    }

    Collection<EndpointState> all() {
        return Collections.unmodifiableCollection(endpoints.values());
    }

    /** The enabled endpoints that want such a message, each once. */
    List<EndpointState> matching(String eventType, Set<String> channels) {
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
     * Octohooks' rule: an endpoint without channels gets everything; one with channels needs one in
     * common.
     */
    private static void addIfSharing(
            EndpointState endpoint, Set<String> channels, List<EndpointState> found) {
        if (endpoint.channels().isEmpty() || !Collections.disjoint(endpoint.channels(), channels)) {
            found.add(endpoint);
        }
    }
}
