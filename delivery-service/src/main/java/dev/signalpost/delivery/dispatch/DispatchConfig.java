package dev.signalpost.delivery.dispatch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

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

    /**
     * How many connections may be open to one host and port. No fewer than requests may be in
     * flight to a host, or endpoints that hang would hold up others at the same host.
     */
    @WithDefault("1024")
    int maxConnectionsPerHost();

    /**
     * How old a connection may get: new ones follow a receiver's load balancing, old ones do not.
     */
    @WithDefault("PT10M")
    Duration maxConnectionAge();

    /** Whether HTTP/2 is offered to receivers with TLS; those that do not take it get HTTP/1.1. */
    @WithDefault("false")
    boolean http2();

    /**
     * File with the certificates, as PEM, that receivers with TLS are trusted by, instead of those
     * of the Java platform: for receivers with certificates of one's own.
     */
    Optional<String> trustedCertificates();

    /**
     * Host and port of an HTTP proxy through which all requests go, as {@code proxy:3128}. The
     * address of a receiver is found out and checked here, also then.
     */
    Optional<String> proxy();
}
