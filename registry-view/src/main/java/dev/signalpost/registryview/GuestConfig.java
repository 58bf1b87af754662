package dev.signalpost.registryview;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Callers without a credential. */
@ConfigMapping(prefix = "signalpost.guests")
public interface GuestConfig {

    /**
     * Name of the environment in which guests make applications, and name open ones by uid; the
     * same in all services.
     */
    @WithDefault("default")
    String environment();
}
