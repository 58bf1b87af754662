package dev.signalpost.bench.baseline;

import dev.signalpost.bench.lab.Payload;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;

/** POSTs the same payload again and again over 64 connections. Arguments: URL, how often. */
public final class PostLoop {

    private static final int CONNECTIONS = 64;

    private final HttpClient client;
    private final RequestOptions request;
    private final byte[] payload = new Payload(0, 0).bytes();
    private int left;

    private PostLoop(Vertx vertx, String url, int times) {
        URI target = URI.create(url);
        this.left = times;
        this.request =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setHost(target.getHost())
                        .setPort(target.getPort())
                        .setURI(target.getPath());
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions().setTcpNoDelay(true),
                        new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        var loop = new PostLoop(vertx, args[0], Integer.parseInt(args[1]));
        vertx.runOnContext(
                ignored -> {
                    for (int i = 0; i < CONNECTIONS; i++) {
                        loop.next();
                    }
                });
    }

    private void next() {
        if (left-- <= 0) {
            return;
        }
        client.request(request)
                .compose(connected -> connected.send(Buffer.buffer(payload)))
                .compose(response -> response.end())
                .onComplete(ended -> next());
    }
}
