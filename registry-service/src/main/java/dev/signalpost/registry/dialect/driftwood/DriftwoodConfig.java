package dev.signalpost.registry.dialect.driftwood;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Rules of the Driftwood API. */
@ConfigMapping(prefix = "signalpost.registry.driftwood")
public interface DriftwoodConfig {

    /** Whether webhooks may have plain http URLs; for development only. */
    @WithDefault("${SIGNALPOST_ALLOW_PRIVATE_TARGETS:false}")
    boolean allowHttp();
}
