package dev.signalpost.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.signalpost.contracts.registry.Authentication;
import dev.signalpost.testkit.SelfSigned;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.SocketAddress;
import java.security.cert.CertPathBuilderException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransportTest {

    private static final Duration OLD = Duration.ofSeconds(1);

    private final Vertx vertx = Vertx.vertx();
    private final List<String> requested = new CopyOnWriteArrayList<>();
    private final AtomicInteger connected = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private HttpServer server;

    private record Settings(
            Optional<String> proxy, boolean http2, Optional<String> trustedCertificates)
            implements DispatchConfig {

        Settings(Optional<String> proxy) {
            this(proxy, false, Optional.empty());
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration headTimeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration totalTimeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public int maxConnectionsPerHost() {
            return 1;
        }

        @Override
        public Duration maxConnectionAge() {
            return OLD;
        }
    }

    @BeforeEach
    void listen() {
        server =
                vertx.createHttpServer()
                        .connectionHandler(
                                connection -> {
                                    connected.incrementAndGet();
                                    connection.closeHandler(gone -> closed.incrementAndGet());
                                })
                        .requestHandler(
                                request -> {
                                    requested.add(request.absoluteURI());
                                    request.response().end("ok");
                                })
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aConnectionIsKeptUntilItIsOld() {
        HttpClient client =
                new Transport(vertx, new Settings(Optional.empty())).open(Optional.empty());

        post(client, server.actualPort());
        post(client, server.actualPort());
        assertThat(connected).hasValue(1);
        await().atMost(Duration.ofSeconds(10)).untilAtomic(closed, is(1));
        post(client, server.actualPort());
        assertThat(connected).hasValue(2);
    }

    @Test
    void requestsGoThroughTheProxy() {
        String proxy = "127.0.0.1:" + server.actualPort();
        HttpClient client =
                new Transport(vertx, new Settings(Optional.of(proxy))).open(Optional.empty());

        post(client, 9);

        assertThat(requested).containsExactly("http://receiver.example:9/hook");
    }

    @Test
    void aProxyWithoutAPortIsRefused() {
        assertThatThrownBy(
                        () ->
                                new Transport(vertx, new Settings(Optional.of("proxy")))
                                        .open(Optional.empty()))
                .hasMessageContaining("host:port");
    }

    @Test
    void http2IsSpokenWithReceiversThatOfferIt() {
        // Given
        var certificate = SelfSigned.of("receiver.example");
        List<HttpVersion> versions = new CopyOnWriteArrayList<>();
        HttpServer secure =
                vertx.createHttpServer(
                                new HttpServerOptions()
                                        .setSsl(true)
                                        .setUseAlpn(true)
                                        .setKeyCertOptions(
                                                new PfxOptions()
                                                        .setPath(certificate.keys().toString())
                                                        .setPassword(SelfSigned.PASSWORD)))
                        .requestHandler(
                                request -> {
                                    versions.add(request.version());
                                    request.response().end("ok");
                                })
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
        Optional<String> certificates = Optional.of(certificate.file().toString());

        // When
        for (boolean http2 : new boolean[] {true, false}) {
            var settings = new Settings(Optional.empty(), http2, certificates);
            post(new Transport(vertx, settings).open(Optional.empty()), secure.actualPort(), true);
        }

        // Then
        assertThat(versions).containsExactly(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1);
        HttpClient distrustful =
                new Transport(vertx, new Settings(Optional.empty(), true, Optional.empty()))
                        .open(Optional.empty());
        assertThatThrownBy(() -> post(distrustful, secure.actualPort(), true))
                .hasRootCauseInstanceOf(CertPathBuilderException.class);
    }

    @Test
    void aReceiverThatAsksForACertificateGetsTheEndpointsOwn() {
        // Given
        var certificate = SelfSigned.of("receiver.example");
        Optional<String> trusted = Optional.of(certificate.file().toString());
        var keys =
                new PfxOptions()
                        .setPath(certificate.keys().toString())
                        .setPassword(SelfSigned.PASSWORD);
        List<String> shown = new CopyOnWriteArrayList<>();
        HttpServer secure =
                vertx.createHttpServer(
                                new HttpServerOptions()
                                        .setSsl(true)
                                        .setClientAuth(ClientAuth.REQUIRED)
                                        .setTrustOptions(keys)
                                        .setKeyCertOptions(keys))
                        .requestHandler(
                                request -> {
                                    shown.add(subject(request.connection()));
                                    request.response().end("ok");
                                })
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
        var transport = new Transport(vertx, new Settings(Optional.empty(), false, trusted));

        // When
        post(transport.open(Optional.of(shown(certificate))), secure.actualPort(), true);

        // Then
        assertThat(shown).containsExactly("CN=receiver.example");
        HttpClient anonymous = transport.open(Optional.empty());
        assertThatThrownBy(() -> post(anonymous, secure.actualPort(), true))
                .hasStackTraceContaining("certificate");
    }

    private static String subject(HttpConnection connection) {
        try {
            return ((X509Certificate) connection.sslSession().getPeerCertificates()[0])
                    .getSubjectX500Principal()
                    .getName();
        } catch (SSLPeerUnverifiedException anonymous) {
            return "nobody";
        }
    }

    private static Authentication.ClientCertificate shown(SelfSigned certificate) {
        return new Authentication.ClientCertificate(
                certificate.certificate(), certificate.privateKey());
    }

    private static void post(HttpClient client, int port) {
        post(client, port, false);
    }

    private static void post(HttpClient client, int port, boolean tls) {
        String body =
                client.request(
                                new RequestOptions()
                                        .setMethod(HttpMethod.POST)
                                        .setServer(
                                                SocketAddress.inetSocketAddress(port, "127.0.0.1"))
                                        .setHost("receiver.example")
                                        .setPort(port)
                                        .setSsl(tls)
                                        .setURI("/hook"))
                        .compose(request -> request.send("x"))
                        .compose(response -> response.body())
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join()
                        .toString();
        assertThat(body).isEqualTo("ok");
    }
}
