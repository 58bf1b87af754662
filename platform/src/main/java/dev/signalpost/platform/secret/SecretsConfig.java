package dev.signalpost.platform.secret;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Encryption of endpoint secrets and custom headers. */
@ConfigMapping(prefix = "signalpost.secrets")
public interface SecretsConfig {

    /**
     * Base64 of the 32-byte key that seals endpoint secrets; registry and delivery do not start
     * without it, and need the same one.
     */
    Optional<String> key();
}
