package dev.signalpost.bench.lab;

import dev.signalpost.testkit.SelfSigned;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.PfxOptions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A cheap receiver that keeps a {@link Ledger} for each path. */
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

    private static final Buffer FILL = Buffer.buffer("x".repeat(8192));

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final Map<String, Ledger> ledgers = new ConcurrentHashMap<>();
    private final Map<String, Mode> modes = new ConcurrentHashMap<>();
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
        modes.put(path, mode);
    }

    private void handle(HttpServerRequest request) {
        Ledger ledger = ledger(request.path());
        request.body()
                .onSuccess(
                        body -> {
                            ledger.requested();
                            answer(request, ledger, body);
                        });
    }

    private void answer(HttpServerRequest request, Ledger ledger, Buffer body) {
        switch (modes.getOrDefault(request.path(), Mode.OK)) {
            case OK -> {
                ledger.note(request.headers(), body);
                request.response().end();
            }
            case SLOW -> {
                ledger.note(request.headers(), body);
                vertx.setTimer(50, due -> request.response().end());
            }
            case CLOSING -> {
                ledger.note(request.headers(), body);
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

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
