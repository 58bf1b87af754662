package dev.signalpost.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void keepWhatTheyHoldWhenTheirProcessIsKilled() throws Exception {
        // Given
        Process process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                                KilledProcess.class.getName(),
                                directory.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (InputStream output = process.getInputStream()) {
            assertThat(output.read()).isEqualTo('R');
        }

        // When
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();

        // Then
        try (var kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
                var postgres = EmbeddedPostgres.start(directory.resolve("postgres"), 0);
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
                var connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "");
                var statement = connection.createStatement()) {
            assertThat(admin.listTopics().names().get()).contains("kept");
            try (var rows = statement.executeQuery("SELECT count(*) FROM kept")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
            for (String setting : new String[] {"fsync", "synchronous_commit"}) {
                try (var shown = statement.executeQuery("SHOW " + setting)) {
                    assertThat(shown.next()).isTrue();
                    assertThat(shown.getString(1)).as(setting).isEqualTo("on");
                }
            }
        }
    }

    @Test
    void aDirectoryIsHeldByOneOnly() throws IOException {
        var held = DataDirectory.lock(directory.resolve("data"));

        assertThatThrownBy(() -> DataDirectory.lock(directory.resolve("data")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("SIGNALPOST_DATA_DIR");

        held.close();
        DataDirectory.lock(directory.resolve("data")).close();
    }
}
