package dev.signalpost.contracts.topic;

import java.time.Duration;

/**
 * Every topic of the suite: its name, the number of partitions it is made with, and how long it
 * keeps records. Services create the missing ones when they start; a topic that an operator made
 * before, with more partitions, is left alone.
 */
public enum Topic {
    /**
     * State of environments, applications, endpoints, event types and API keys; compacted, totally
     * ordered.
     */
    REGISTRY("registry", 1, Duration.ZERO),
    /** What the delivery workers learn of an endpoint's health, for the registry to act on. */
    ENDPOINT_SIGNALS("endpoint-signals", 1, Duration.ofDays(7)),
    /** Accepted messages: the payload's bytes as value, everything else in headers. */
    MESSAGES("messages", 12, Duration.ofDays(7)),
    RETRY_5S("retry.5s", 6, Duration.ofDays(7)),
    RETRY_1M("retry.1m", 6, Duration.ofDays(7)),
    RETRY_5M("retry.5m", 6, Duration.ofDays(7)),
    RETRY_30M("retry.30m", 6, Duration.ofDays(7)),
    RETRY_2H("retry.2h", 6, Duration.ofDays(7)),
    /** Deliveries of endpoints that are down. */
    PARKED("parked", 6, Duration.ofDays(7)),
    /** Which endpoints have parked deliveries, and how far they are read; compacted. */
    PARKING("parking", 1, Duration.ZERO),
    /** One {@code AttemptFinished} for each attempt. */
    ATTEMPTS("attempts", 6, Duration.ofDays(7)),
    /** Deliveries that used up their schedule. */
    EXHAUSTED("exhausted", 3, Duration.ofDays(30)),
    /** Records that could not be understood, with the reason in {@link RecordHeader#REASON}. */
    DEAD_LETTER("dead-letter", 3, Duration.ofDays(30));

    private static final String PREFIX = "signalpost.";

    private final String name;
    private final int partitions;
    private final Duration retention;

    Topic(String suffix, int partitions, Duration retention) {
        this.name = PREFIX + suffix;
        this.partitions = partitions;
        this.retention = retention;
    }

    /** The name on Kafka, as {@code signalpost.messages}. */
    public String topicName() {
        return name;
    }

    /** How many partitions the topic is created with. */
    public int partitions() {
        return partitions;
    }

    /**
     * How long records are kept; zero for a compacted topic, which keeps the newest of each key for
     * ever.
     */
    public Duration retention() {
        return retention;
    }

    public boolean compacted() {
        return retention.isZero();
    }
}
