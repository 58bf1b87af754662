package dev.signalpost.testkit;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * In containers, with the profile {@code containers}; needs an engine that can fetch the two
 * images.
 */
final class ContainerServers implements Servers {

    private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.2.1");
    private final PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18");

    ContainerServers() {
        kafka.start();
        postgres.start();
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public String jdbcUrl() {
        return postgres.getJdbcUrl();
    }

    @Override
    public String user() {
        return postgres.getUsername();
    }

    @Override
    public String password() {
        return postgres.getPassword();
    }

    @Override
    public void stopPostgres() {
        pause(postgres.getContainerId());
    }

    @Override
    public void startPostgres() {
        resume(postgres.getContainerId());
    }

    @Override
    public void stopKafka() {
        pause(kafka.getContainerId());
    }

    @Override
    public void startKafka() {
        resume(kafka.getContainerId());
    }

    /**
     * A stopped container would come back on another port, so it is frozen instead: nobody answers.
     */
    private void pause(String container) {
        kafka.getDockerClient().pauseContainerCmd(container).exec();
    }

    private void resume(String container) {
        kafka.getDockerClient().unpauseContainerCmd(container).exec();
    }
}
