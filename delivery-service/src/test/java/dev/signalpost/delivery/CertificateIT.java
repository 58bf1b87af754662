package dev.signalpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.AttemptResult;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.registry.Authentication;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.delivery.dispatch.DispatchConfig;
import dev.signalpost.testkit.Infrastructure;
import dev.signalpost.testkit.Installation;
import dev.signalpost.testkit.SelfSigned;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receivers that let in who has a certificate, each endpoint with one of its own. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@TestProfile(CertificateIT.TrustsTheReceiver.class)
class CertificateIT {

    private final SelfSigned first = SelfSigned.of("first.example");
    private final SelfSigned second = SelfSigned.of("second.example");
    private final List<String> callers = new CopyOnWriteArrayList<>();
    private final Scene scene;
    private final Vertx vertx;
    private final DispatchConfig config;
    private HttpServer server;

    CertificateIT(Scene scene, Vertx vertx, DispatchConfig config) {
        this.scene = scene;
        this.config = config;
        this.vertx = vertx;
    }

    /** The worker's setting for receivers with certificates of one's own. */
    public static final class TrustsTheReceiver implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "signalpost.delivery.dispatch.trusted-certificates",
                    SelfSigned.of("localhost").file().toString());
        }
    }

    @BeforeEach
    void listen() {
        scene.open();
        var own = SelfSigned.at(Path.of(config.trustedCertificates().orElseThrow()));
        server =
                vertx.createHttpServer(
                                new HttpServerOptions()
                                        .setSsl(true)
                                        .setClientAuth(ClientAuth.REQUIRED)
                                        .setTrustOptions(
                                                new PemTrustOptions()
                                                        .addCertPath(first.file().toString())
                                                        .addCertPath(second.file().toString()))
                                        .setKeyCertOptions(
                                                new PfxOptions()
                                                        .setPath(own.keys().toString())
                                                        .setPassword(SelfSigned.PASSWORD)))
                        .requestHandler(this::take)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
    }

    @AfterEach
    void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
        scene.close();
    }

    @Test
    void eachEndpointShowsItsOwnCertificateAndOneWithoutIsNotLetIn() {
        // Given
        String url = "https://localhost:" + server.actualPort();
        EndpointState one = scene.authenticated(url + "/one", shown(first));
        EndpointState two = scene.authenticated(url + "/two", shown(second));
        EndpointState none =
                scene.installation.endpoint(
                        url + "/none", Installation.withSchedule(Duration.ofSeconds(1)));

        // When
        MessageId message = scene.installation.send("invoice.paid", Scene.PAYLOAD);

        // Then
        List<AttemptFinished> attempts = scene.attempts(message, 3);
        assertThat(of(attempts, one).result()).isEqualTo(AttemptResult.DELIVERED);
        assertThat(of(attempts, two).result()).isEqualTo(AttemptResult.DELIVERED);
        assertThat(of(attempts, none).result()).isEqualTo(AttemptResult.UNREACHABLE);
        assertThat(callers)
                .containsExactlyInAnyOrder("/one CN=first.example", "/two CN=second.example");
    }

    private static AttemptFinished of(List<AttemptFinished> attempts, EndpointState endpoint) {
        return attempts.stream()
                .filter(attempt -> attempt.endpoint().equals(endpoint.id()))
                .findFirst()
                .orElseThrow();
    }

    private static Authentication shown(SelfSigned certificate) {
        return new Authentication.ClientCertificate(
                certificate.certificate(), certificate.privateKey());
    }

    private void take(HttpServerRequest request) {
        try {
            var certificate =
                    (X509Certificate) request.connection().sslSession().getPeerCertificates()[0];
            callers.add(request.path() + " " + certificate.getSubjectX500Principal().getName());
            request.response().end();
        } catch (SSLPeerUnverifiedException anonymous) {
            request.response().setStatusCode(401).end();
        }
    }
}
