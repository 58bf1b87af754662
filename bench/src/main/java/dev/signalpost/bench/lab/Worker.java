package dev.signalpost.bench.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalpost.bench.LedgerException;
import dev.signalpost.testkit.Infrastructure;
import dev.signalpost.testkit.OperatingSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A program in a process of its own, whose processor time the operating system counts. */
public final class Worker implements AutoCloseable {

    /** The setting that is the JVM's options, separated by spaces. */
    public static final String JVM = "jvm";

    /** Variable of the environment with further options, to profile for example. */
    private static final String OPTIONS = "SIGNALPOST_BENCH_OPTIONS";

    private static final String SMALL_HEAP = "-Xms512m -Xmx512m";

    /** A line of what a JVM tells of its heap: one for all of it, or for each generation. */
    private static final Pattern USED = Pattern.compile(" total .*, used (\\d+)K \\[");

    /** The first Java version with compact object headers as a product. */
    private static final int COMPACT_HEADERS = 25;

    /** A million endpoints take a worker a minute to read. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** So that each has a file of its own for what it prints. */
    private static final AtomicInteger STARTED = new AtomicInteger();

    private final Process process;
    private final Path output;
    private final int port;

    private Worker(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** Where a service listens. */
    public String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** One of the services, ready. */
    static Worker service(String module, Map<String, String> settings) {
        int port = OperatingSystem.freePort();
        Path jar = root().resolve(module + "/target/quarkus-app/quarkus-run.jar");
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("SIGNALPOST_SECRETS_KEY", Infrastructure.SECRETS_KEY);
        environment.put("SIGNALPOST_ALLOW_PRIVATE_TARGETS", "true");
        environment.put("QUARKUS_LOG_LEVEL", "WARN");
        environment.put("QUARKUS_LOG_CATEGORY__DEV_SIGNALPOST_ATTEMPT__LEVEL", "WARN");
        environment.put("QUARKUS_LOG_CATEGORY__DEV_SIGNALPOST__LEVEL", "WARN");
        String options = environment.getOrDefault(JVM, SMALL_HEAP);
        List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
        String more = System.getenv(OPTIONS);
        if (more != null && !more.isBlank()) {
            arguments.addAll(List.of(more.strip().split(" +")));
        }
        arguments.addAll(List.of("-jar", jar.toString()));
        Worker worker = run(module, arguments, environment, port);
        worker.awaitReady();
        return worker;
    }

    /** A class of the benchmark as a process. */
    public static Worker minimal(Class<?> main, String... args) {
        List<String> options = new ArrayList<>(List.of(SMALL_HEAP.split(" ")));
        options.addAll(List.of("-cp", System.getProperty("java.class.path")));
        options.add(main.getName());
        options.addAll(List.of(args));
        return run(main.getSimpleName(), options, Map.of(), 0);
    }

    private static Worker run(
            String name, List<String> options, Map<String, String> environment, int port) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add("--enable-native-access=ALL-UNNAMED");
        // What a JVM takes in a container of this size, and what the image says besides.
        command.add("-XX:+UseSerialGC");
        if (Runtime.version().feature() >= COMPACT_HEADERS) {
            command.add("-XX:+UseCompactObjectHeaders");
        }
        command.addAll(options);
        try {
            Path folder = Files.createDirectories(root().resolve("target/bench"));
            Path output = folder.resolve("%s-%d.log".formatted(name, STARTED.incrementAndGet()));
            var builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            return new Worker(builder.start(), output, port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Processor time since its start, of all its threads. */
    public double cpuMicros() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1000.0;
    }

    public long residentMebibytes() {
        return OperatingSystem.residentMebibytes(process);
    }

    /** What is in use of the heap after a collection. */
    public long collectedMebibytes() {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String pid = Long.toString(process.pid());
        try {
            new ProcessBuilder(jcmd, pid, "GC.run").start().waitFor();
            var asked = new ProcessBuilder(jcmd, pid, "GC.heap_info").start();
            String told = new String(asked.getInputStream().readAllBytes(), UTF_8);
            long kibibytes =
                    USED.matcher(told)
                            .results()
                            .mapToLong(line -> Long.parseLong(line.group(1)))
                            .sum();
            return kibibytes > 0 ? kibibytes / 1024 : residentMebibytes();
        } catch (IOException untold) {
            return residentMebibytes();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Does something while the process stands still: fills a topic that it reads, for example. */
    public void whilePaused(Runnable task) {
        OperatingSystem.signal(process, "STOP");
        try {
            task.run();
        } finally {
            OperatingSystem.signal(process, "CONT");
        }
    }

    public void kill() {
        process.destroyForcibly();
        await();
    }

    @Override
    public void close() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() {
        Awaiting.until("a worker that tells in " + output, PATIENCE, this::ready);
    }

    private boolean ready() {
        if (!process.isAlive()) {
            throw new LedgerException("a worker has ended by itself, see " + output);
        }
        try {
            var connection =
                    (HttpURLConnection) URI.create(url("/q/health/ready")).toURL().openConnection();
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Path root() {
        return Path.of(System.getProperty("signalpost.root", "."));
    }
}
