package dev.signalpost.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code docs/configuration.md} equal to the configuration interfaces, from whose sources it
 * is made.
 */
class ConfigurationPageTest {

    private static final Path PAGE = Sources.root().resolve("docs/configuration.md");
    private static final Pattern PREFIX =
            Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern INTERFACE =
            Pattern.compile("(?s)/\\*\\*(.*?)\\*/\\s*@ConfigMapping");
    private static final Pattern METHOD =
            Pattern.compile(
                    "(?s)/\\*\\*(((?!\\*/).)*)\\*/\\s*((?:@\\w+\\([^)]*\\)\\s*)*)([\\w<>]+) (\\w+)\\(\\);");
    private static final Pattern DEFAULT = Pattern.compile("@WithDefault\\(\"([^\"]*)\"\\)");
    private static final Pattern NAME = Pattern.compile("@WithName\\(\"([^\"]*)\"\\)");

    @Test
    void thePageTellsEveryKey() throws IOException {
        String wanted = page();
        if (Boolean.getBoolean("signalpost.docs.write")) {
            Files.writeString(PAGE, wanted);
        }

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as(
                        "docs/configuration.md is stale; run ./signalpost mvn test -pl standalone -am -Dtest=ConfigurationPageTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dsignalpost.docs.write=true")
                .isEqualTo(wanted);
    }

    private static String page() throws IOException {
        var page = new StringBuilder(INTRODUCTION);
        for (Path file : Sources.main()) {
            String source = Files.readString(file);
            Matcher prefix = PREFIX.matcher(source);
            if (prefix.find()) {
                Matcher about = INTERFACE.matcher(source);
                page.append("\n## ").append(prefix.group(1)).append("\n\n");
                page.append(about.find() ? sentence(about.group(1)) : "").append("\n\n");
                page.append("| key | type | default | meaning |\n| --- | --- | --- | --- |\n");
                keys(prefix.group(1), source.substring(prefix.end()), page);
            }
        }
        return page.toString();
    }

    private static void keys(String prefix, String source, StringBuilder page) {
        Matcher method = METHOD.matcher(source);
        while (method.find()) {
            String annotations = method.group(3);
            Matcher name = NAME.matcher(annotations);
            Matcher standard = DEFAULT.matcher(annotations);
            String key = name.find() ? name.group(1) : kebab(method.group(5));
            page.append("| `")
                    .append(prefix)
                    .append('.')
                    .append(key)
                    .append("` | ")
                    .append(method.group(4).replace("<", " of ").replace(">", ""))
                    .append(" | ")
                    .append(
                            standard.find()
                                    ? "`" + standard.group(1) + "`"
                                    : method.group(4).startsWith("Optional")
                                            ? "none"
                                            : "must be set")
                    .append(" | ")
                    .append(sentence(method.group(1)))
                    .append(" |\n");
        }
    }

    private static String sentence(String javadoc) {
        return javadoc.replaceAll("(?m)^\\s*\\*", " ")
                .replaceAll("\\{@code ([^}]+)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static final String INTRODUCTION =
            """
            # Configuration

            This page is made from the configuration interfaces in the sources; a test keeps it so.

            Every key can be set as an environment variable: upper case, every other character an underscore, as
            `SIGNALPOST_DELIVERY_LANE_MAX_IN_FLIGHT` for `signalpost.delivery.lane.max-in-flight`. Durations are ISO-8601 (`PT5S`,
            `P30D`), sizes are `16M` or `350K`, lists are separated by commas.

            What every service needs besides:

            | variable | meaning |
            | --- | --- |
            | `KAFKA_BOOTSTRAP_SERVERS` | Kafka's brokers, `localhost:9092` unless set; any other client setting as `KAFKA_SECURITY_PROTOCOL` and so on |
            | `SIGNALPOST_POSTGRES_URL`, `_USER`, `_PASSWORD` | PostgreSQL of registry, ingest and log, as a JDBC URL |
            | `QUARKUS_HTTP_PORT`, `QUARKUS_HTTP_HOST` | where a service listens, 0.0.0.0:8080 unless set |

            The standalone program has a few variables of its own: `./signalpost help` lists them.
            """;
}
