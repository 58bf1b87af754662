package dev.signalpost.log.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** For how long the log remembers. */
@ConfigMapping(prefix = "signalpost.log.retention")
public interface RetentionConfig {

    /** How long messages are kept, their payloads included. */
    @WithDefault("P90D")
    Duration messages();

    /** How long attempts are kept. */
    @WithDefault("P30D")
    Duration attempts();
}
