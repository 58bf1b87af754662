package dev.signalpost.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Real Kafka and PostgreSQL for the tests of a module, started once for each JVM and stopped with
 * it. A Quarkus test names it as its test resource; other tests call {@link #shared}.
 */
public final class Infrastructure implements QuarkusTestResourceLifecycleManager {

    /** Base64 of 32 bytes; of course no secret. */
    public static final String SECRETS_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private static final class Once {
        private static final Servers SERVERS = startServers();
    }

    /** The servers of this JVM, for whoever has to take one away and bring it back. */
    public static Infrastructure shared() {
        return new Infrastructure();
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>();
        config.put("kafka.bootstrap.servers", bootstrapServers());
        config.put("signalpost.secrets.key", SECRETS_KEY);
        for (String service : new String[] {"registry", "ingest", "log"}) {
            String datasource = "quarkus.datasource." + service + ".";
            config.put(datasource + "jdbc.url", jdbcUrl());
            config.put(datasource + "username", Once.SERVERS.user());
            config.put(datasource + "password", Once.SERVERS.password());
        }
        return config;
    }

    /**
     * The servers live as long as the JVM: starting them again for each test class would cost more
     * than it tells.
     */
    @Override
    public void stop() {}

    public String bootstrapServers() {
        return Once.SERVERS.bootstrapServers();
    }

    public String jdbcUrl() {
        return Once.SERVERS.jdbcUrl();
    }

    public String user() {
        return Once.SERVERS.user();
    }

    public String password() {
        return Once.SERVERS.password();
    }

    public void stopPostgres() throws IOException {
        Once.SERVERS.stopPostgres();
    }

    public void startPostgres() throws IOException {
        Once.SERVERS.startPostgres();
    }

    public void stopKafka() throws IOException {
        Once.SERVERS.stopKafka();
    }

    public void startKafka() throws IOException {
        Once.SERVERS.startKafka();
    }

    private static Servers startServers() {
        try {
            return "containers".equals(System.getProperty("signalpost.test.infrastructure"))
                    ? new ContainerServers()
                    : new EmbeddedServers();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
