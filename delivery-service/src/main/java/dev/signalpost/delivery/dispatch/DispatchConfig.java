package dev.signalpost.delivery.dispatch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of one attempt. */
@ConfigMapping(prefix = "signalpost.delivery.dispatch")
public interface DispatchConfig {

    /** How long a connection may take to be made. */
    @WithDefault("PT5S")
    Duration connectTimeout();

    /** How long after its start an attempt must have the head of a response. */
    @WithDefault("PT15S")
    Duration headTimeout();

    /** How long an attempt may take altogether, name look-up and response body included. */
    @WithDefault("PT20S")
    Duration totalTimeout();

    /** How many connections may be open to one host and port. */
    @WithDefault("256")
    int maxConnectionsPerHost();
}
