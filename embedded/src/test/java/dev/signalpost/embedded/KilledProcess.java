package dev.signalpost.embedded;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Starts both servers, writes something to each, says so, and waits to be killed. */
final class KilledProcess {

    private KilledProcess() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        var kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
        var postgres = EmbeddedPostgres.start(directory.resolve("postgres"), 0);
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
                var connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "");
                var statement = connection.createStatement()) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get();
            statement.execute("CREATE TABLE kept AS SELECT 1 AS n");
        }
        System.out.print("Ready");
        System.out.flush();
        Thread.currentThread().join();
    }
}
