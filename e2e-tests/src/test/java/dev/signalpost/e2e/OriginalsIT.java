package dev.signalpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalpost.e2e.setup.Program;
import dev.signalpost.e2e.setup.Standalone;
import dev.signalpost.e2e.setup.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command lines of the original APIs' documents, run as they are written but for host and key,
 * and the answers' shapes compared with the documents' examples. A session in {@code
 * resources/originals} is a list of steps: a line {@code $ curl ...}, the status that is expected,
 * an example of the answer as JSON, and lines {@code = text /pointer}, which put the answer's value
 * in the place of that text in all later lines.
 */
class OriginalsIT {

    private static final String KEY = "YOUR_KEY";

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> replacements = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"octohooks", "drivly", "foxtrot", "channels", "driftwood"})
    void theDocumentsLinesWorkAsWritten(String dialect) throws IOException {
        Tenant tenant = Standalone.shared().tenant();
        replacements.put("https://the-original-host", Standalone.shared().url());
        replacements.put(KEY, dialect.equals("octohooks") ? tenant.key() : tenant.applicationKey());
        replacements.put("YOUR_ORGANIZATIONS_KEY", tenant.key());
        replacements.put("THE_USER", tenant.uid());
        replacements.put("UNIQUE", tenant.uid().substring(0, 20));
        List<String> lines =
                Files.readAllLines(
                        Program.root()
                                .resolve(
                                        "e2e-tests/src/test/resources/originals/"
                                                + dialect
                                                + ".session"));
        int steps = 0;
        for (int at = 0; at < lines.size(); ) {
            if (lines.get(at).startsWith("$ ")) {
                at = step(lines, at);
                steps++;
            } else {
                at++;
            }
        }
        assertThat(steps).isGreaterThan(4);
    }

    private int step(List<String> lines, int from) throws IOException {
        String command = lines.get(from).substring(2);
        Answer answer = run(replaced(command));
        assertThat(answer.status())
                .as(command + " -> " + answer.body())
                .isEqualTo(lines.get(from + 1));
        var example = new StringBuilder();
        int at = from + 2;
        while (at < lines.size() && !lines.get(at).isBlank() && !lines.get(at).startsWith("= ")) {
            example.append(lines.get(at++));
        }
        if (!example.isEmpty()) {
            assertSameShape(
                    command, json.readTree(example.toString()), json.readTree(answer.body()));
        }
        while (at < lines.size() && lines.get(at).startsWith("= ")) {
            String[] words = lines.get(at++).split(" ");
            JsonNode value = json.readTree(answer.body()).at(words[2]);
            assertThat(value.isMissingNode()).as(words[2] + " of " + answer.body()).isFalse();
            replacements.put(words[1], value.asText());
        }
        return at;
    }

    /**
     * Every field of the example is there, with a value of its kind; an array's first stands for
     * all.
     */
    private static void assertSameShape(String where, JsonNode example, JsonNode answer) {
        assertThat(answer.getNodeType()).as(where + ": " + answer).isEqualTo(example.getNodeType());
        example.properties()
                .forEach(
                        field ->
                                assertSameShape(
                                        where + " " + field.getKey(),
                                        field.getValue(),
                                        answer.path(field.getKey())));
        if (example.isArray() && !example.isEmpty()) {
            assertThat(answer).as(where).isNotEmpty();
            assertSameShape(where + "[]", example.get(0), answer.get(0));
        }
    }

    private String replaced(String text) {
        String result = text;
        for (Map.Entry<String, String> each : replacements.entrySet()) {
            result = result.replace(each.getKey(), each.getValue());
        }
        return result;
    }

    private record Answer(String status, String body) {}

    private static Answer run(String curl) throws IOException {
        Process process =
                new ProcessBuilder("bash", "-c", curl + " -s -w '\n%{http_code}'").start();
        String output = new String(process.getInputStream().readAllBytes());
        int end = output.lastIndexOf('\n');
        return new Answer(output.substring(end + 1), output.substring(0, end));
    }
}
