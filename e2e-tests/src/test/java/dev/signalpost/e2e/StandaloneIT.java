package dev.signalpost.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalpost.e2e.setup.Program;
import dev.signalpost.e2e.setup.Standalone;
import dev.signalpost.testkit.TemporaryFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first minutes of a stranger: start, paste, stop, start again. */
class StandaloneIT {

    private final Path directory = Standalone.directory();
    private final Map<String, String> withoutPresetKey = Map.of("SIGNALPOST_API_KEY", "");

    @AfterEach
    void forget() {
        TemporaryFiles.delete(directory);
    }

    @Test
    void thePrintedLinesWorkAsPastedAndEverythingIsThereAfterARestartAndAfterACrash() {
        List<String> lines;
        try (var standalone = new Standalone(directory, withoutPresetKey)) {
            // When
            lines =
                    standalone
                            .program()
                            .output()
                            .lines()
                            .filter(line -> line.startsWith("curl "))
                            .toList();
            List<String> answers = lines.stream().map(StandaloneIT::bash).toList();

            // Then
            assertThat(answers).hasSize(4);
            assertThat(answers.get(2))
                    .contains("\"payload\":{\"amount\": 12.50, \"currency\": \"EUR\"}");
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(
                            () ->
                                    assertThat(bash(lines.get(3)))
                                            .contains("\"status\":\"success\""));
            assertThat(given().get(standalone.url() + "/demo/received").asString())
                    .contains("webhook-signature", "12.50");
            standalone.program().awaitOutput("attempt.finished result=delivered");
            for (String page : List.of("/q/health", "/q/metrics", "/q/openapi", "/q/swagger-ui/")) {
                given().get(standalone.url() + page).then().statusCode(200);
            }
            assertThat(given().get(standalone.url() + "/q/metrics").asString())
                    .contains("signalpost_attempts_total");
            assertThat(standalone.program().stop()).as("exit code after SIGTERM").isIn(0, 130, 143);
            assertThat(standalone.program().output())
                    .contains("Signalpost has stopped")
                    .doesNotContain(" ERROR ");
        }
        try (var again = new Standalone(directory, withoutPresetKey)) {
            assertThat(deliveries(lines, again)).contains("\"status\":\"success\"");
            again.program().kill();
        }
        try (var afterCrash = new Standalone(directory, withoutPresetKey)) {
            assertThat(deliveries(lines, afterCrash)).contains("\"status\":\"success\"");
        }
    }

    @Test
    void aTakenPortATakenDirectoryAndAShortKeySayWhatToDo() {
        try (var first = new Standalone(directory, Map.of())) {
            String port = first.url().substring(first.url().lastIndexOf(':') + 1);
            Path elsewhere = Standalone.directory();

            assertThat(
                            refusal(
                                    Map.of(
                                            "SIGNALPOST_PORT",
                                            port,
                                            "SIGNALPOST_DATA_DIR",
                                            elsewhere.toString())))
                    .contains("Port " + port + " is in use", "SIGNALPOST_PORT");
            assertThat(
                            refusal(
                                    Map.of(
                                            "SIGNALPOST_PORT",
                                            "0",
                                            "SIGNALPOST_DATA_DIR",
                                            directory.toString())))
                    .contains(
                            "Another Signalpost runs on the data directory", "SIGNALPOST_DATA_DIR");
            assertThat(refusal(Map.of("SIGNALPOST_API_KEY", "short")))
                    .contains("less than 32 characters");
            assertThat(refusal(Map.of("SIGNALPOST_PORT", "http")))
                    .contains("must be a port number");
            TemporaryFiles.delete(elsewhere);
        }
    }

    private static String refusal(Map<String, String> environment) {
        try (Program program = Program.start("standalone", environment)) {
            assertThat(program.await()).isEqualTo(1);
            return program.output();
        }
    }

    private static String deliveries(List<String> lines, Standalone standalone) {
        return bash(lines.get(3).replaceFirst("http://localhost:\\d+", standalone.url()));
    }

    private static String bash(String line) {
        try (Program program = Program.run("pasted", List.of("bash", "-c", line), Map.of())) {
            assertThat(program.await()).isZero();
            return program.output();
        }
    }
}
