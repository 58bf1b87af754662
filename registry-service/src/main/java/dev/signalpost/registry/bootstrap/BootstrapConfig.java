package dev.signalpost.registry.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What the registry makes sure of when it starts. */
@ConfigMapping(prefix = "signalpost.registry.bootstrap")
public interface BootstrapConfig {

    /**
     * An environment-scoped key that exists from the first start on, at least 32 characters; for
     * automation.
     */
    Optional<String> apiKey();

    /** Name of the environment that the preset key opens. */
    @WithDefault("default")
    String environment();
}
