package dev.signalpost.ingest.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How messages are put on Kafka. */
@ConfigMapping(prefix = "signalpost.ingest")
public interface IntakeConfig {

    /**
     * How long a message may wait for Kafka's acknowledgement before the publisher is told to try
     * again.
     */
    @WithDefault("PT5S")
    Duration publishTimeout();

    /**
     * How many messages may wait for Kafka's acknowledgement at once; more are refused with 503.
     */
    @WithDefault("20000")
    int maxInFlight();

    /** How long the producer gathers messages into one request, while another one is not due. */
    @WithDefault("PT0.002S")
    Duration linger();
}
