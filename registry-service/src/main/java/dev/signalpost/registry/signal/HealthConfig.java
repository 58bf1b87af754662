package dev.signalpost.registry.signal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When an endpoint is disabled because of its failures. */
@ConfigMapping(prefix = "signalpost.registry.health")
public interface HealthConfig {

    /** How long every attempt to an endpoint must have failed before it is disabled. */
    @WithDefault("P5D")
    Duration disableAfter();

    /** How often endpoints that failed too long are looked for. */
    @WithDefault("PT1M")
    Duration checkEvery();
}
