package dev.signalpost.standalone;

import dev.signalpost.delivery.address.AddressConfig;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Says how to begin, once everything runs, and waits for the end. */
public final class Ready implements QuarkusApplication {

    private final Config config;
    private final boolean privateTargets;

    Ready(Config config, AddressConfig addresses) {
        this.config = config;
        this.privateTargets = addresses.allowPrivate();
    }

    @Override
    public int run(String... arguments) {
        String url = "http://localhost:" + config.getValue("quarkus.http.port", Integer.class);
        String key = config.getValue("signalpost.registry.bootstrap.api-key", String.class);
        System.out.println(Welcome.text(url, key, seconds(), privateTargets));
        Quarkus.waitForExit();
        return 0;
    }

    private Optional<Double> seconds() {
        return config.getOptionalValue("signalpost.standalone.began", Long.class)
                .map(began -> (System.nanoTime() - began) / 1e9);
    }
}
