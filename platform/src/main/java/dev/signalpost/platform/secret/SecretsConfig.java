package dev.signalpost.platform.secret;

import io.smallrye.config.ConfigMapping;

/** Encryption of endpoint secrets and custom headers. */
@ConfigMapping(prefix = "signalpost.secrets")
public interface SecretsConfig {

    /**
     * Base64 of the 32-byte key that seals endpoint secrets; the same in the registry and the
     * delivery service.
     */
    String key();
}
