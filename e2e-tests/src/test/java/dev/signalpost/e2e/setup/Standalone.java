package dev.signalpost.e2e.setup;

import dev.signalpost.testkit.TemporaryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The standalone program on a data directory of its own. */
public final class Standalone implements AutoCloseable {

    public static final String KEY = "e2e-key-of-the-default-environment-000001";

    private static final class Shared {
        private static final Standalone ONE = new Standalone(directory(), Map.of());

        static {
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        ONE.close();
                                        TemporaryFiles.delete(ONE.directory);
                                    }));
        }
    }

    private final Path directory;
    private final int port = Program.freePort();
    private final Program program;

    public Standalone(Path directory, Map<String, String> environment) {
        this.directory = directory;
        Map<String, String> all = new HashMap<>();
        all.put("SIGNALPOST_PORT", Integer.toString(port));
        all.put("SIGNALPOST_DATA_DIR", directory.toString());
        all.put("SIGNALPOST_API_KEY", KEY);
        all.put("SIGNALPOST_ALLOW_PRIVATE_TARGETS", "true");
        all.putAll(environment);
        this.program = Program.start("standalone", all);
        program.awaitOutput("Signalpost is ready");
    }

    /** One for all tests that only speak to its API; it lives as long as the JVM. */
    public static Standalone shared() {
        return Shared.ONE;
    }

    public static Path directory() {
        try {
            return Files.createTempDirectory("signalpost-e2e");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public Program program() {
        return program;
    }

    /** The API with the preset key, in a new application. */
    public Tenant tenant() {
        return new Tenant(url(), KEY);
    }

    @Override
    public void close() {
        program.close();
    }
}
