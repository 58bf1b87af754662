package dev.signalpost.contracts.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The body, headers, success rule and default retry schedule that an endpoint's receiver expects.
 * Every format also carries the headers of Standard Webhooks.
 */
public enum DeliveryFormat {
    /** Standard Webhooks: the payload as body, the three {@code webhook-*} headers. */
    STANDARD(SuccessRule.ANY_2XX, List.of(), true),
    /** As {@link #STANDARD}, with Octohooks' {@code X-Signature} besides. */
    OCTOHOOKS(SuccessRule.ANY_2XX, List.of(), true),
    /** {@code {event, object, id, repeat_count}}; five repetitions, two minutes apart. */
    DRIVLY(SuccessRule.ONLY_200, Collections.nCopies(5, Duration.ofMinutes(2)), false),
    /**
     * {@code {event, hook_timestamp_millis, dc_id, ...}}; with backoff for several hours, then
     * dropped.
     */
    FOXTROT(
            SuccessRule.ONLY_200,
            List.of(
                    minutes(1),
                    minutes(5),
                    minutes(15),
                    minutes(30),
                    minutes(60),
                    minutes(120),
                    minutes(240)),
            true),
    /** {@code {event, timestamp, data}}; the standard schedule. */
    DRIFTWOOD(SuccessRule.ANY_2XX, List.of(), true),
    /** {@code {id, event_name, ext_ref_code, event_url, data}}; once an hour for a day. */
    CHANNELS(SuccessRule.ONLY_200, Collections.nCopies(24, Duration.ofHours(1)), false);

    private final SuccessRule success;
    private final List<Duration> schedule;
    private final boolean jittered;

    DeliveryFormat(SuccessRule success, List<Duration> schedule, boolean jittered) {
        this.success = success;
        this.schedule = schedule;
        this.jittered = jittered;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public SuccessRule success() {
        return success;
    }

    /** Pauses between attempts; empty for the installation's own schedule. */
    public List<Duration> schedule() {
        return schedule;
    }

    /**
     * Whether the pauses of {@link #schedule} may vary; where a format promises them exactly they
     * do not.
     */
    public boolean jittered() {
        return jittered;
    }

    /**
     * After how long of nothing but failures such an endpoint is disabled; empty for the
     * installation's own rule.
     */
    public Optional<Duration> disabledAfter() {
        return switch (this) {
            case FOXTROT -> Optional.of(Duration.ofDays(1));
            case STANDARD, OCTOHOOKS, DRIVLY, DRIFTWOOD, CHANNELS -> Optional.empty();
        };
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

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }
}
