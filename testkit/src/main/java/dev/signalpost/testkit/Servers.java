package dev.signalpost.testkit;

import java.io.IOException;

/** Kafka and PostgreSQL for a suite, wherever they run. */
sealed interface Servers permits EmbeddedServers, ContainerServers {

    String bootstrapServers();

    String jdbcUrl();

    String user();

    String password();

    /** Takes the database away; its data stays. */
    void stopPostgres() throws IOException;

    /** Brings the database back, at the same address. */
    void startPostgres() throws IOException;

    /** Takes the broker away; its topics stay. */
    void stopKafka() throws IOException;

    /** Brings the broker back, at the same address. */
    void startKafka() throws IOException;
}
