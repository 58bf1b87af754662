package dev.signalpost.delivery.address;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Which addresses endpoints may have. */
@ConfigMapping(prefix = "signalpost.delivery.address")
public interface AddressConfig {

    /**
     * Whether endpoints may be on loopback and private addresses; for development and tests only.
     */
    @WithDefault("${SIGNALPOST_ALLOW_PRIVATE_TARGETS:false}")
    boolean allowPrivate();

    /**
     * How long the addresses of a name are used before it is looked up again. While the name server
     * does not answer they are used ten times as long.
     */
    @WithDefault("PT30S")
    Duration cacheFor();
}
