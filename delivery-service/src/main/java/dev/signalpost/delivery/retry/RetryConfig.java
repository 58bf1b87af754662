package dev.signalpost.delivery.retry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** When a failed attempt is repeated. */
@ConfigMapping(prefix = "signalpost.delivery.retry")
public interface RetryConfig {

    /**
     * Pauses between the attempts of a delivery whose endpoint has no schedule of its own; the
     * first attempt is made at once.
     */
    @WithDefault("PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT10H")
    List<Duration> schedule();

    /**
     * By how much of itself a pause is made shorter or longer at random, so that failures do not
     * come back all at once.
     */
    @WithDefault("0.1")
    double jitter();
}
