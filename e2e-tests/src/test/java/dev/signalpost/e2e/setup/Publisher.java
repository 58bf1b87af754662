package dev.signalpost.e2e.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalpost.testkit.Ledger;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends many messages at once and writes down which of them were accepted. */
public final class Publisher implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final int AT_ONCE = 32;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger refused = new AtomicInteger();
    private final Tenant tenant;

    public Publisher(Tenant tenant) {
        this.tenant = tenant;
    }

    /** Blocks until each of them was answered, or was not. */
    public Ledger send(int messages, IntFunction<String> payload) {
        return send(messages, payload, new Ledger());
    }

    /** As {@link #send(int, IntFunction)}, into a ledger that others may read meanwhile. */
    public Ledger send(int messages, IntFunction<String> payload, Ledger ledger) {
        var room = new Semaphore(AT_ONCE);
        for (int i = 0; i < messages; i++) {
            String body = payload.apply(i);
            room.acquireUninterruptibly();
            threads.execute(
                    () -> {
                        try {
                            send(body, ledger);
                        } finally {
                            room.release();
                        }
                    });
        }
        room.acquireUninterruptibly(AT_ONCE);
        return ledger;
    }

    /**
     * Sends at a fixed rate, without waiting for answers.
     *
     * @param due gets the time at which each payload was to be sent
     */
    public void sendAtRate(int messages, int perSecond, String name, Map<String, Instant> due) {
        Instant start = Instant.now();
        var answered = new CountDownLatch(messages);
        for (int i = 0; i < messages; i++) {
            Instant at = start.plusNanos(i * 1_000_000_000L / perSecond);
            String payload = "\"" + name + "-" + i + "\"";
            due.put(payload, at);
            waitUntil(at);
            threads.execute(
                    () -> {
                        send(payload, new Ledger());
                        answered.countDown();
                    });
        }
        try {
            answered.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Pacing, not waiting for something to happen: the schedule is the load. */
    private static void waitUntil(Instant time) {
        while (Instant.now().isBefore(time)) {
            LockSupport.parkNanos(Duration.between(Instant.now(), time).toNanos());
        }
    }

    /** How many were refused or not answered. */
    public int refused() {
        return refused.get();
    }

    private void send(String payload, Ledger ledger) {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(tenant.url() + "/api/v1" + tenant.path("/messages")))
                        .timeout(Duration.ofSeconds(20))
                        .header("Authorization", "Bearer " + tenant.key())
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"eventType\":\"load.test\",\"payload\":"
                                                + payload
                                                + "}"))
                        .build();
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            Matcher id = ID.matcher(answer.body());
            if (answer.statusCode() == 202 && id.find()) {
                ledger.accepted(id.group(1), payload.getBytes(UTF_8));
            } else {
                refused.incrementAndGet();
            }
        } catch (IOException notAnswered) {
            refused.incrementAndGet();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.close();
        client.close();
    }
}
