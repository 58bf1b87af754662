package dev.signalpost.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment says.
 *
 * @param host address to listen on ({@code SIGNALPOST_HOST}, 127.0.0.1)
 * @param port port to listen on ({@code SIGNALPOST_PORT}, 8080)
 * @param dataDirectory where everything is kept ({@code SIGNALPOST_DATA_DIR}, .signalpost)
 * @param apiKey a preset key, at least 32 characters ({@code SIGNALPOST_API_KEY}); one is made
 *     otherwise
 * @param kafka bootstrap servers of a Kafka elsewhere ({@code KAFKA_BOOTSTRAP_SERVERS}); embedded
 *     otherwise
 * @param postgres JDBC URL of a PostgreSQL elsewhere ({@code SIGNALPOST_POSTGRES_URL}); embedded
 *     otherwise
 */
record Settings(
        String host,
        int port,
        Path dataDirectory,
        Optional<String> apiKey,
        Optional<String> kafka,
        Optional<String> postgres) {

    private static final int MIN_KEY_LENGTH = 32;

    static Settings of(Map<String, String> environment) {
        Optional<String> key = value(environment, "SIGNALPOST_API_KEY");
        if (key.filter(preset -> preset.length() < MIN_KEY_LENGTH).isPresent()) {
            throw new StartFailure(
                    "SIGNALPOST_API_KEY has less than 32 characters; set a longer one, or none.");
        }
        return new Settings(
                value(environment, "SIGNALPOST_HOST").orElse("127.0.0.1"),
                port(value(environment, "SIGNALPOST_PORT").orElse("8080")),
                Path.of(value(environment, "SIGNALPOST_DATA_DIR").orElse(".signalpost"))
                        .toAbsolutePath(),
                key,
                value(environment, "KAFKA_BOOTSTRAP_SERVERS"),
                value(environment, "SIGNALPOST_POSTGRES_URL"));
    }

    /** Found out before minutes of work, not after. */
    void requireFreePort() throws IOException {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (java.net.BindException taken) {
            throw new StartFailure(
                    "Port " + port + " is in use. Stop what uses it, or set SIGNALPOST_PORT.");
        }
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the one message.
        }
        throw new StartFailure("SIGNALPOST_PORT must be a port number, not '" + text + "'.");
    }
}
