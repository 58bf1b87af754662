package dev.signalpost.bench.lab;

import dev.signalpost.bench.LedgerException;
import dev.signalpost.testkit.SelfSigned;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.PfxOptions;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * The cheapest receiver that keeps a ledger: for each path which numbers arrived, how often, and
 * how long after they were due. A payload begins with {@code {"n":<number>,"due":<epoch micros>,}.
 */
public final class Sink implements AutoCloseable {

    /** How a path answers. */
    public enum Mode {
        OK,
        /** 200, after 50 milliseconds. */
        SLOW,
        /** Never. */
        HUNG,
        /** A head, and then a byte of the body each second. */
        BYTE_BY_BYTE,
        /** A body that goes on as long as somebody reads. */
        ENDLESS,
        /** 200, and the connection ends. */
        CLOSING,
        FAILING
    }

    /** What arrived at one path. */
    public static final class Ledger {

        private final BitSet numbers = new BitSet();
        private final Histogram micros = new Histogram(60_000_000L, 3);
        private final AtomicLong requests = new AtomicLong();
        private volatile Mode mode = Mode.OK;
        private volatile long bytes;

        public long requests() {
            return requests.get();
        }

        public synchronized int distinct() {
            return numbers.cardinality();
        }

        public synchronized long p99Micros() {
            return micros.getValueAtPercentile(99);
        }

        /** Forgets how late everything so far was. */
        public synchronized void forgetLatencies() {
            micros.reset();
        }

        /**
         * @throws LedgerException unless all the numbers below that one arrived
         */
        public synchronized void mustHave(int all) {
            int missing = numbers.nextClearBit(0);
            if (missing < all) {
                throw new LedgerException("number " + missing + " of " + all + " is missing");
            }
        }

        private synchronized void add(int number, long dueMicros) {
            numbers.set(number);
            if (dueMicros > 0) {
                long late = System.currentTimeMillis() * 1000 - dueMicros;
                micros.recordValue(Math.max(1, Math.min(late, 60_000_000L)));
            }
        }
    }

    private static final int PREFIX = 40;
    private static final Buffer FILL = Buffer.buffer("x".repeat(8192));

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final Map<String, Ledger> ledgers = new ConcurrentHashMap<>();
    private final SelfSigned certificate = SelfSigned.of("localhost");
    private final HttpServer plain;
    private final HttpServer secure;

    Sink() {
        this.plain = listen(new HttpServerOptions());
        this.secure =
                listen(
                        new HttpServerOptions()
                                .setSsl(true)
                                .setKeyCertOptions(
                                        new PfxOptions()
                                                .setPath(certificate.keys().toString())
                                                .setPassword(SelfSigned.PASSWORD)));
    }

    private HttpServer listen(HttpServerOptions options) {
        return vertx.createHttpServer(options.setTcpNoDelay(true))
                .requestHandler(this::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + plain.actualPort() + path;
    }

    /** The same path, with TLS. */
    public String secureUrl(String path) {
        return "https://localhost:" + secure.actualPort() + path;
    }

    /** File with the certificate that {@link #secureUrl} has. */
    public String trustedCertificates() {
        return certificate.file().toString();
    }

    public Ledger ledger(String path) {
        return ledgers.computeIfAbsent(path, unseen -> new Ledger());
    }

    public void mode(String path, Mode mode) {
        ledger(path).mode = mode;
    }

    private void handle(HttpServerRequest request) {
        Ledger ledger = ledger(request.path());
        request.body()
                .onSuccess(
                        body -> {
                            ledger.requests.incrementAndGet();
                            ledger.bytes += body.length();
                            answer(request, ledger, body);
                        });
    }

    private void answer(HttpServerRequest request, Ledger ledger, Buffer body) {
        switch (ledger.mode) {
            case OK -> {
                note(ledger, body);
                request.response().end();
            }
            case SLOW -> {
                note(ledger, body);
                vertx.setTimer(50, due -> request.response().end());
            }
            case CLOSING -> {
                note(ledger, body);
                request.response().putHeader("Connection", "close").end();
            }
            case BYTE_BY_BYTE -> {
                HttpServerResponse response = request.response().setChunked(true);
                response.write("x");
                long drip = vertx.setPeriodic(1000, due -> response.write("x"));
                response.closeHandler(gone -> vertx.cancelTimer(drip));
            }
            case ENDLESS -> {
                HttpServerResponse response = request.response().setChunked(true);
                response.drainHandler(drained -> fill(response));
                fill(response);
            }
            case FAILING -> request.response().setStatusCode(503).end();
            case HUNG -> {
                // The connection stays open, and silent.
            }
        }
    }

    private static void fill(HttpServerResponse response) {
        while (!response.closed() && !response.writeQueueFull()) {
            response.write(FILL);
        }
    }

    private static void note(Ledger ledger, Buffer body) {
        String head = body.getString(0, Math.min(PREFIX, body.length()));
        int n = head.indexOf(':') + 1;
        int comma = head.indexOf(',');
        int due = head.indexOf(':', comma) + 1;
        ledger.add(
                Integer.parseInt(head, n, comma, 10),
                Long.parseLong(head, due, head.indexOf(',', due), 10));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
