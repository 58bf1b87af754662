package dev.signalpost.delivery.lane;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much goes out at once, and how long anything waits for its turn. */
@ConfigMapping(prefix = "signalpost.delivery.lane")
public interface LaneConfig {

    /** How many requests to one endpoint may be in flight when nothing is known of it yet. */
    @WithDefault("8")
    int startInFlight();

    /** How many requests to one endpoint may be in flight at most, however well it answers. */
    @WithDefault("64")
    int maxInFlight();

    /** How many requests a worker has in flight at most, to all endpoints together. */
    @WithDefault("4096")
    int maxInFlightTotal();

    /** How many of these to the endpoints of one application. */
    @WithDefault("2048")
    int maxInFlightPerApplication();

    /** How many of these to one host, by the name in the endpoints' URLs. */
    @WithDefault("1024")
    int maxInFlightPerHost();

    /** How long a delivery waits in its lane before it is postponed to a retry topic. */
    @WithDefault("PT10S")
    Duration dwell();

    /**
     * How many deliveries wait in the lane of an endpoint that answers nothing; the others are
     * postponed at once.
     */
    @WithDefault("64")
    int stalledQueue();

    /**
     * For how long an endpoint must have answered nothing, with all its requests in flight, to
     * count as stalled.
     */
    @WithDefault("PT1S")
    Duration stalledAfter();
}
