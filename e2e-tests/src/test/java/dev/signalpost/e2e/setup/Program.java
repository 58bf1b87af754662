package dev.signalpost.e2e.setup;

import dev.signalpost.testkit.OperatingSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One of our programs as a process of its own, with its output in a file. */
public final class Program implements AutoCloseable {

    private static final Path ROOT = Path.of(System.getProperty("signalpost.root", ".."));
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final Process process;
    private final Path output;

    private Program(String name, Process process, Path output) {
        this.name = name;
        this.process = process;
        this.output = output;
    }

    /** Starts the packaged program of a module. */
    public static Program start(String module, Map<String, String> environment) {
        Path jar = ROOT.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        String java = ProcessHandle.current().info().command().orElse("java");
        return run(
                module,
                List.of(
                        java,
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        jar.toString()),
                environment);
    }

    /** Starts any command. */
    public static Program run(String name, List<String> command, Map<String, String> environment) {
        try {
            Path directory = Files.createDirectories(ROOT.resolve("e2e-tests/target/processes"));
            Path output = directory.resolve(name + "-" + System.nanoTime() + ".log");
            var builder =
                    new ProcessBuilder(new ArrayList<>(command))
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            return new Program(name, builder.start(), output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static Path root() {
        return ROOT.toAbsolutePath().normalize();
    }

    public static int freePort() {
        return OperatingSystem.freePort();
    }

    /**
     * Waits until the output contains the text; fails with the output when the process ends before.
     */
    public String awaitOutput(String text) {
        Awaitility.await(name + " to print '" + text + "'")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> {
                            if (!process.isAlive() && !output().contains(text)) {
                                throw new IllegalStateException(name + " ended:\n" + output());
                            }
                            return output().contains(text);
                        });
        return output();
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Processor time since its start. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Memory in use by the process; 0 where the system does not tell. */
    public long residentMebibytes() {
        return OperatingSystem.residentMebibytes(process);
    }

    /** SIGSTOP or SIGCONT: the process is as if it had fallen asleep, or wakes up. */
    public void signal(String name) {
        OperatingSystem.signal(process, name);
    }

    /** SIGKILL: no chance to tidy up. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** SIGTERM, and the exit code. */
    public int stop() {
        process.destroy();
        return await();
    }

    /** Waits for the end, and answers the exit code. */
    public int await() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(name + " did not end:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            await();
        }
    }
}
