package dev.signalpost.delivery.dispatch;

import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.delivery.address.Addresses;
import dev.signalpost.delivery.address.Resolution;
import dev.signalpost.delivery.dispatch.DispatchResult.Blocked;
import dev.signalpost.delivery.dispatch.DispatchResult.Expired;
import dev.signalpost.delivery.dispatch.DispatchResult.Skipped;
import dev.signalpost.delivery.dispatch.DispatchResult.Unreachable;
import dev.signalpost.delivery.webhook.Target;
import dev.signalpost.delivery.webhook.Targets;
import dev.signalpost.delivery.webhook.WebhookRequest;
import dev.signalpost.registryview.RegistryView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes one attempt: looks the endpoint up as it is now, signs, connects to an address that was
 * checked, and waits no longer than the configured time. Follows no redirect. To be called on the
 * dispatch loop.
 */
@Singleton
public class Dispatcher {

    private final RegistryView view;
    private final Targets targets;
    private final Addresses addresses;
    private final DispatchLoop loop;
    private final TimeLimits limits;
    private final Clock clock;
    private final HttpClient client;

    Dispatcher(
            RegistryView view,
            Targets targets,
            Addresses addresses,
            DispatchLoop loop,
            DispatchConfig config,
            Clock clock,
            Vertx vertx) {
        this.view = view;
        this.targets = targets;
        this.addresses = addresses;
        this.loop = loop;
        this.limits = new TimeLimits(loop, config);
        this.clock = clock;
        this.client = new Transport(vertx, config).open();
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /**
     * Never fails but for a secret that does not open.
     *
     * @throws IllegalStateException when the endpoint's secrets do not open with the configured key
     */
    public Future<Attempt> attempt(DeliveryRecord delivery) {
        Instant now = clock.instant();
        Optional<EndpointState> endpoint =
                view.endpoint(delivery.endpoint()).filter(EndpointState::enabled);
        if (endpoint.isEmpty()) {
            return unsent(now, new Skipped("The endpoint is disabled or was deleted."));
        }
        if (delivery.message().terms().expiredAt(now)) {
            return unsent(now, new Expired());
        }
        Target target = targets.of(endpoint.get());
        WebhookRequest request = target.request(delivery, now);
        long startedNanos = System.nanoTime();
        return send(target, request, delivery.attempt())
                .map(
                        result ->
                                new Attempt(
                                        Optional.of(target),
                                        now.toEpochMilli(),
                                        (System.nanoTime() - startedNanos) / 1_000_000,
                                        request.shownHeaders(),
                                        result));
    }

    private static Future<Attempt> unsent(Instant now, DispatchResult why) {
        return Future.succeededFuture(Attempt.unsent(now, why));
    }

    private Future<DispatchResult> send(Target target, WebhookRequest request, int attempt) {
        URI url = target.url();
        var exchange = new Exchange(limits, target.endpoint().format().success());
        addresses
                .resolve(url.getHost())
                .thenAccept(
                        resolution -> {
                            if (onLoop()) {
                                resolved(resolution, exchange, url, request, attempt);
                            } else {
                                loop.run(
                                        () ->
                                                resolved(
                                                        resolution,
                                                        exchange,
                                                        url,
                                                        request,
                                                        attempt));
                            }
                        });
        return exchange.ended();
    }

    private void resolved(
            Resolution resolution,
            Exchange exchange,
            URI url,
            WebhookRequest request,
            int attempt) {
        if (exchange.done()) {
            return;
        }
        switch (resolution) {
            case Resolution.Unknown unknown -> exchange.end(new Unreachable(unknown.reason()));
            case Resolution.Refused refused -> exchange.end(new Blocked(refused.reason()));
            case Resolution.Allowed allowed ->
                    client.request(options(url, pick(allowed.addresses(), attempt)))
                            .onFailure(exchange::failed)
                            .onSuccess(connected -> exchange.send(connected, request));
        }
    }

    /**
     * Each attempt tries the next address, so that one dead machine behind a name does not fail
     * them all.
     */
    private static InetAddress pick(List<InetAddress> addresses, int attempt) {
        return addresses.get((attempt - 1) % addresses.size());
    }

    private static RequestOptions options(URI url, InetAddress address) {
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
    }

    private static boolean onLoop() {
        return Vertx.currentContext() != null;
    }
}
