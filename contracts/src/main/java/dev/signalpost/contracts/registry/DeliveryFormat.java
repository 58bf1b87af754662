package dev.signalpost.contracts.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/**
 * The body, headers, success rule and default retry schedule that an endpoint's receiver expects.
 */
public enum DeliveryFormat {
    /** Standard Webhooks: the payload as body, the three {@code webhook-*} headers. */
    STANDARD,
    /** As {@link #STANDARD}, with Octohooks' {@code X-Signature} besides. */
    OCTOHOOKS;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException when no format has that name
     */
    @JsonCreator
    public static DeliveryFormat of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.wireName().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no delivery format named " + name));
    }
}
