package dev.signalpost.bench.lab;

import dev.signalpost.bench.LedgerException;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * POSTs one body again and again over 64 connections, until so many were accepted or one was not.
 */
public final class Publisher implements AutoCloseable {

    private static final int CONNECTIONS = 64;
    private static final long PATIENCE_MILLIS = 30_000;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final HttpClient client =
            vertx.createHttpClient(
                    new HttpClientOptions().setTcpNoDelay(true),
                    new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicReference<String> refused = new AtomicReference<>();
    private final RequestOptions request;
    private final Buffer body;
    private final long wanted;
    private long begun;

    public Publisher(String url, MultiMap headers, byte[] body, long wanted) {
        URI target = URI.create(url);
        this.request =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setHost(target.getHost())
                        .setPort(target.getPort())
                        .setURI(target.getPath())
                        .setHeaders(headers)
                        .setTimeout(PATIENCE_MILLIS);
        this.body = Buffer.buffer(body);
        this.wanted = wanted;
    }

    public void start() {
        vertx.getOrCreateContext()
                .runOnContext(
                        ignored -> {
                            for (int i = 0; i < CONNECTIONS; i++) {
                                next();
                            }
                        });
    }

    /**
     * How many were answered with a 2xx.
     *
     * @throws LedgerException when one was answered otherwise, or not at all
     */
    public long accepted() {
        if (refused.get() != null) {
            throw new LedgerException("a message was not accepted: " + refused.get());
        }
        return accepted.get();
    }

    private void next() {
        if (begun++ >= wanted || refused.get() != null) {
            return;
        }
        client.request(request)
                .compose(connected -> connected.send(body))
                .compose(response -> response.end().map(response.statusCode()))
                .onSuccess(this::answered)
                .onFailure(failure -> refused.set(failure.toString()));
    }

    private void answered(int status) {
        if (status / 100 == 2) {
            accepted.incrementAndGet();
            next();
        } else {
            refused.set("status " + status);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
