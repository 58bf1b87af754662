package dev.signalpost.registryview;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The installation's operator. */
@ConfigMapping(prefix = "signalpost.operator")
public interface OperatorConfig {

    /** Root key of the installation, which makes environments; without it that API is closed. */
    Optional<String> key();
}
