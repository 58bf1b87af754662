package dev.signalpost.bench.lab;

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

/** POSTs one body again and again over 64 connections, until so many were accepted. */
public final class Publisher implements AutoCloseable {

    private static final int CONNECTIONS = 64;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final HttpClient client =
            vertx.createHttpClient(
                    new HttpClientOptions().setTcpNoDelay(true),
                    new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
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
                        .setHeaders(headers);
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

    /** How many were answered with a 2xx. */
    public long accepted() {
        return accepted.get();
    }

    /** How many were answered otherwise, or not at all. */
    public long refused() {
        return refused.get();
    }

    private void next() {
        if (begun++ >= wanted) {
            return;
        }
        client.request(request)
                .compose(connected -> connected.send(body))
                .compose(response -> response.end().map(response.statusCode()))
                .onComplete(
                        answered -> {
                            boolean taken = answered.succeeded() && answered.result() / 100 == 2;
                            (taken ? accepted : refused).incrementAndGet();
                            next();
                        });
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
