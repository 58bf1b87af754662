package dev.signalpost.delivery.lane;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When an endpoint counts as down. */
@ConfigMapping(prefix = "signalpost.delivery.breaker")
public interface BreakerConfig {

    /** After so many failures without a success between them. */
    @WithDefault("10")
    int straightFailures();

    /** Or when half of the attempts of the window failed, if there were at least so many. */
    @WithDefault("20")
    int minAttempts();

    /** The time over which that half is counted. */
    @WithDefault("PT60S")
    Duration window();
}
