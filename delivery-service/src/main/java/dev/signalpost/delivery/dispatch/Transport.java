package dev.signalpost.delivery.dispatch;

import dev.signalpost.contracts.registry.Authentication.ClientCertificate;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ProxyOptions;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Connections to receivers: how they are made, kept and ended. */
final class Transport {

    private static final Logger LOG = Logger.getLogger(Transport.class);
    private static final int KEEP_ALIVE_SECONDS = 30;

    private final Vertx vertx;
    private final DispatchConfig config;

    Transport(Vertx vertx, DispatchConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    /**
     * @param certificate what receivers with TLS are shown, if they ask
     */
    HttpClient open(Optional<ClientCertificate> certificate) {
        var options =
                new HttpClientOptions()
                        .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                        .setTcpNoDelay(true)
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setVerifyHost(true)
                        .setForceSni(true);
        if (config.http2()) {
            options.setUseAlpn(true)
                    .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false);
        }
        config.trustedCertificates()
                .ifPresent(
                        file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file)));
        certificate.ifPresent(
                shown ->
                        options.setKeyCertOptions(
                                new PemKeyCertOptions()
                                        .setCertValue(Buffer.buffer(shown.certificate()))
                                        .setKeyValue(Buffer.buffer(shown.privateKey()))));
        config.proxy().ifPresent(proxy -> options.setProxyOptions(proxy(proxy)));
        return vertx.httpClientBuilder()
                .with(options)
                .with(
                        new PoolOptions()
                                .setHttp1MaxSize(config.maxConnectionsPerHost())
                                .setHttp2MaxSize(config.maxConnectionsPerHost()))
                .withConnectHandler(this::connected)
                .build();
    }

    private static ProxyOptions proxy(String hostAndPort) {
        URI proxy = URI.create("http://" + hostAndPort);
        if (proxy.getHost() == null || proxy.getPort() < 0) {
            throw new IllegalStateException(
                    "signalpost.delivery.dispatch.proxy must be host:port, not " + hostAndPort);
        }
        return new ProxyOptions().setHost(proxy.getHost()).setPort(proxy.getPort());
    }

    /**
     * A receiver that resets an idle connection is no error of ours; requests hear of failures
     * themselves. At its age a connection ends when what is under way on it has ended.
     */
    private void connected(HttpConnection connection) {
        connection.exceptionHandler(
                failure -> LOG.debugf("connection.broken error=%s", failure.toString()));
        long timer =
                vertx.setTimer(
                        config.maxConnectionAge().toMillis(),
                        old ->
                                connection.shutdown(
                                        config.totalTimeout().toMillis(), TimeUnit.MILLISECONDS));
        connection.closeHandler(closed -> vertx.cancelTimer(timer));
    }
}
