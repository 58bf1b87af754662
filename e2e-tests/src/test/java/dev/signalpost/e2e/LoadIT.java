package dev.signalpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalpost.e2e.setup.Program;
import dev.signalpost.e2e.setup.Publisher;
import dev.signalpost.e2e.setup.Standalone;
import dev.signalpost.e2e.setup.Tenant;
import dev.signalpost.testkit.Ledger;
import dev.signalpost.testkit.Receiver;
import dev.signalpost.testkit.TemporaryFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A flood, and a steady stream. What is asserted is the ledger; the speed is printed, because it is
 * the machine's.
 */
class LoadIT {

    private static final int FLOOD = 20_000;
    private static final int STEADY_SECONDS = 20;
    private static final int STEADY_RATE = 100;
    private static final String KIB = "x".repeat(1000);

    private final Path directory = Standalone.directory();

    @AfterEach
    void forget() {
        TemporaryFiles.delete(directory);
    }

    @Test
    void twentyThousandMessagesReachThreeEndpointsEach() {
        try (var standalone =
                        new Standalone(
                                directory,
                                Map.of(
                                        "QUARKUS_LOG_CATEGORY__DEV_SIGNALPOST_ATTEMPT__LEVEL",
                                        "INFO"));
                var receiver = new Receiver()) {
            Tenant tenant = standalone.tenant();
            Map<String, String> secrets = new TreeMap<>();
            for (String path : List.of("/one", "/two", "/three")) {
                secrets.put(path, tenant.secret(tenant.endpoint(receiver.url(path))));
            }
            flood(standalone.program(), tenant, receiver, secrets);
            steady(tenant, receiver);
            assertThat(standalone.program().output()).doesNotContain(" ERROR ");
        }
    }

    private static void flood(
            Program program, Tenant tenant, Receiver receiver, Map<String, String> secrets) {
        try (var publisher = new Publisher(tenant)) {
            Duration cpuBefore = program.cpu();
            long began = System.nanoTime();

            Ledger ledger = publisher.send(FLOOD, i -> "{\"n\":" + i + ",\"pad\":\"" + KIB + "\"}");
            double accepted = (System.nanoTime() - began) / 1e9;
            secrets.keySet().forEach(path -> receiver.await(path, FLOOD, Duration.ofMinutes(3)));
            double delivered = (System.nanoTime() - began) / 1e9;

            assertThat(publisher.refused()).isZero();
            secrets.forEach(
                    (path, secret) -> {
                        Ledger.Balance balance = ledger.balance(receiver.requests(path), secret);
                        assertThat(balance.holds()).as(path + " " + balance).isTrue();
                        assertThat(balance.duplicates()).as(path).isZero();
                    });
            System.out.printf(
                    Locale.ROOT,
                    "load: %d messages accepted in %.1f s (%.0f/s), %d deliveries in %.1f s (%.0f/s), CPU %.1f s, RSS %d MiB%n",
                    FLOOD,
                    accepted,
                    FLOOD / accepted,
                    3 * FLOOD,
                    delivered,
                    3 * FLOOD / delivered,
                    program.cpu().minus(cpuBefore).toMillis() / 1000.0,
                    program.residentMebibytes());
        }
    }

    /**
     * Sends on schedule, however long an answer takes; the time of an arrival counts from when its
     * message was due.
     */
    private static void steady(Tenant tenant, Receiver receiver) {
        Map<String, Instant> due = new ConcurrentHashMap<>();
        int before = receiver.count("/one");
        int messages = STEADY_SECONDS * STEADY_RATE;
        try (var publisher = new Publisher(tenant)) {
            publisher.sendAtRate(messages, STEADY_RATE, "steady", due);
        }
        receiver.await("/one", before + messages, Duration.ofMinutes(1));
        long[] micros =
                receiver.requests("/one").stream()
                        .filter(request -> due.containsKey(text(request)))
                        .mapToLong(
                                request ->
                                        Duration.between(due.get(text(request)), request.at())
                                                        .toNanos()
                                                / 1000)
                        .sorted()
                        .toArray();
        assertThat(micros).hasSize(messages);
        System.out.printf(
                Locale.ROOT,
                "load: at a steady %d/s from due to received: p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                STEADY_RATE,
                micros[messages / 2] / 1000.0,
                micros[messages * 99 / 100] / 1000.0,
                micros[messages - 1] / 1000.0);
    }

    private static String text(Receiver.Received request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }
}
