package dev.signalpost.registry.selfservice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Sign-up without a credential. */
@ConfigMapping(prefix = "signalpost.registry.sign-up")
public interface SignUpConfig {

    /**
     * Whether anybody may make an application; if not, that takes an API key of the environment.
     */
    @WithDefault("${SIGNALPOST_OPEN_SIGN_UP:true}")
    boolean open();

    /** How many applications may be made from one address in an hour. */
    @WithDefault("30")
    int perAddressAndHour();

    /** How many applications may be made from all addresses together in an hour. */
    @WithDefault("1000")
    int perHour();
}
