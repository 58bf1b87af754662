package dev.signalpost.delivery.parking;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How endpoints that are down are tried, and how their deliveries go out when they are back. */
@ConfigMapping(prefix = "signalpost.delivery.parking")
public interface ParkingConfig {

    /** Pause before the first try; doubled after each one. */
    @WithDefault("PT5S")
    Duration firstProbe();

    /**
     * The pause does not grow beyond this, or beyond a sixtieth of the time that the endpoint has
     * been down, whichever is longer.
     */
    @WithDefault("PT60S")
    Duration steadyProbe();

    /** No pause between tries is longer. */
    @WithDefault("PT30M")
    Duration longestProbe();

    /** How many parked deliveries of one endpoint are in memory at once. */
    @WithDefault("256")
    int window();

    /** How many payload bytes of one endpoint's parked deliveries are in memory at once. */
    @WithDefault("8M")
    MemorySize windowBytes();
}
