package dev.signalpost.standalone;

import dev.signalpost.embedded.DataDirectory;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The program. Keeps its data in a directory, which one process at a time may have; everything in
 * it survives {@code kill -9}. Settings come from the environment; see {@link Settings}.
 */
@QuarkusMain
public final class Standalone {

    private static final Duration STOPPING = Duration.ofSeconds(60);

    private Standalone() {}

    /** Starts, and returns when the program was asked to stop and has stopped. */
    public static void main(String[] arguments) {
        var closed = new CountDownLatch(1);
        Optional<Throwable> failure;
        try {
            failure = run(Settings.of(System.getenv()), arguments, closed);
        } catch (StartFailure | IOException cannotStart) {
            System.err.println("Signalpost cannot start. " + cannotStart.getMessage());
            failure = Optional.of(cannotStart);
        } finally {
            closed.countDown();
        }
        if (failure.isPresent()) {
            System.exit(1);
        }
    }

    /** Answers what broke the services, if anything did. */
    private static Optional<Throwable> run(
            Settings settings, String[] arguments, CountDownLatch closed) throws IOException {
        long began = System.nanoTime();
        settings.requireFreePort();
        var failure = new AtomicReference<Throwable>();
        try (DataDirectory directory = DataDirectory.lock(settings.dataDirectory());
                LocalServers servers = LocalServers.start(settings, directory)) {
            Files.writeString(
                    directory.path().resolve("pid"), ProcessHandle.current().pid() + "\n");
            Keys keys = Keys.of(settings, directory);
            servers.configure();
            keys.configure();
            System.setProperty("signalpost.standalone.began", Long.toString(began));
            stopInOrder(closed);
            Quarkus.run(Ready.class, (code, broken) -> failure.set(broken), arguments);
        }
        return Optional.ofNullable(failure.get());
    }

    /**
     * When the process is told to stop, the servers must go after the services that still write to
     * them.
     */
    private static void stopInOrder(CountDownLatch closed) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(closed), "stop-in-order"));
    }

    private static void await(CountDownLatch closed) {
        try {
            if (!closed.await(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println(
                        "Signalpost did not stop in time; nothing is lost, what was under way is done again.");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
