package dev.signalpost.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * A webhook receiver on the loopback interface that remembers every request. Each path has an
 * answer of its own; a path nobody prepared answers 200. Thread-safe.
 */
public final class Receiver implements AutoCloseable {

    /** One request as it came in. */
    public record Received(String path, Map<String, String> headers, byte[] body, Instant at) {

        public String header(String name) {
            return headers.get(name);
        }

        public String messageId() {
            return header("webhook-id");
        }
    }

    /** What to answer: the n-th request of a path gets the n-th of these, later ones the last. */
    public record Answer(int status, Map<String, String> headers, byte[] body, Duration delay) {

        public static Answer status(int status) {
            return new Answer(status, Map.of(), new byte[0], Duration.ZERO);
        }

        public Answer withHeader(String name, String value) {
            return new Answer(status, Map.of(name, value), body, delay);
        }

        public Answer withBody(byte[] bytes) {
            return new Answer(status, headers, bytes, delay);
        }

        public Answer after(Duration pause) {
            return new Answer(status, headers, body, pause);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentLinkedQueue<Received> received = new ConcurrentLinkedQueue<>();
    private final Map<String, List<Answer>> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

    public Receiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public void answer(String path, Answer... inTurn) {
        answers.put(path, List.of(inTurn));
    }

    public List<Received> requests(String path) {
        return received.stream().filter(request -> request.path().equals(path)).toList();
    }

    /** Every request, in order of arrival. */
    public List<Received> all() {
        return List.copyOf(received);
    }

    public int count(String path) {
        return counts.getOrDefault(path, new AtomicInteger()).get();
    }

    /**
     * The requests of the path, as soon as there are that many; fails when they do not come in
     * time.
     */
    public List<Received> await(String path, int howMany, Duration patience) {
        Awaitility.await("requests at " + path)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> count(path) >= howMany);
        return requests(path);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name, String.join(", ", values)));
            received.add(new Received(path, headers, body, Instant.now()));
            int turn =
                    counts.computeIfAbsent(path, unseen -> new AtomicInteger()).getAndIncrement();
            List<Answer> inTurn = answers.getOrDefault(path, List.of(Answer.status(200)));
            send(exchange, inTurn.get(Math.min(turn, inTurn.size() - 1)));
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.delay().isPositive()) {
            try {
                Thread.sleep(answer.delay());
            } catch (InterruptedException closed) {
                return;
            }
        }
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(
                answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        if (answer.body().length > 0) {
            exchange.getResponseBody().write(answer.body());
        }
    }
}
