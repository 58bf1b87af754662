package dev.signalpost.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalpost.e2e.setup.Program;
import dev.signalpost.e2e.setup.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Keeps the matrix in {@code docs/dialects.md} equal to the routes that the services really have.
 */
class DialectMatrixIT {

    private static final Path PAGE = Program.root().resolve("docs/dialects.md");
    private static final String BEGIN = "<!-- matrix: made from the services' routes -->\n";
    private static final String END = "<!-- end of matrix -->\n";
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    @Test
    void theMatrixTellsEveryOperation() throws IOException {
        String page = Files.readString(PAGE);
        String before = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
        String wanted = before + matrix() + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("signalpost.docs.write")) {
            Files.writeString(PAGE, wanted);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/dialects.md is stale; run this test with -Dsignalpost.docs.write=true")
                .isEqualTo(wanted);
    }

    private static String matrix() {
        Map<String, Map<String, String>> rows = new TreeMap<>();
        Split.shared()
                .services()
                .forEach(
                        (service, url) -> {
                            Map<String, Map<String, Map<String, Object>>> paths =
                                    given().queryParam("format", "json")
                                            .get(url + "/q/openapi")
                                            .jsonPath()
                                            .getMap("paths");
                            paths.forEach(
                                    (path, operations) ->
                                            METHODS.stream()
                                                    .filter(operations::containsKey)
                                                    .forEach(
                                                            method ->
                                                                    add(
                                                                            rows,
                                                                            service,
                                                                            path,
                                                                            method,
                                                                            operations.get(
                                                                                    method))));
                        });
        var text = new StringBuilder();
        rows.forEach(
                (dialect, operations) -> {
                    text.append("\n### ")
                            .append(dialect)
                            .append(
                                    "\n\n| operation | service | what it does |\n| --- | --- | --- |\n");
                    operations.values().forEach(text::append);
                });
        return text.append("\n").toString();
    }

    private static void add(
            Map<String, Map<String, String>> rows,
            String service,
            String path,
            String method,
            Map<String, Object> operation) {
        String name = method.toUpperCase(Locale.ROOT);
        String row =
                "| %s `%s` | %s | %s |\n".formatted(name, path, service, operation.get("summary"));
        String previous =
                rows.computeIfAbsent(dialect(path), unseen -> new TreeMap<>())
                        .put(path + " " + METHODS.indexOf(method), row);
        assertThat(previous).as("two services own " + name + " " + path).isNull();
    }

    private static String dialect(String path) {
        if (path.startsWith("/api/v1")) {
            return "Octohooks, the native API";
        }
        if (path.startsWith("/api/webhooks-")) {
            return "Driftwood";
        }
        if (path.startsWith("/v1/channels")) {
            return "Channels";
        }
        return path.startsWith("/webhooks") ? "Foxtrot" : "Drivly";
    }
}
