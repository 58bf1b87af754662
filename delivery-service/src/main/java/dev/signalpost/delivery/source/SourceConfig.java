package dev.signalpost.delivery.source;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** How a worker reads its topics. */
@ConfigMapping(prefix = "signalpost.delivery.source")
public interface SourceConfig {

    /**
     * How many records of a partition may be open, that is read but not yet done, before its
     * reading pauses.
     */
    @WithDefault("2000")
    int maxOpenRecords();

    /** How many payload bytes of a partition may be open before its reading pauses. */
    @WithDefault("16M")
    MemorySize maxOpenBytes();

    /**
     * How often the offsets of what is done are committed; a crash repeats at most what was
     * completed since.
     */
    @WithDefault("PT1S")
    Duration commitInterval();

    /**
     * How long a partition that moves to another worker, or a stop, waits for requests that are
     * under way.
     */
    @WithDefault("PT25S")
    Duration drainTimeout();

    /** Kafka's rebalance protocol: classic (cooperative-sticky) or consumer (KIP-848). */
    @WithName("group-protocol")
    @WithDefault("classic")
    String groupProtocol();
}
