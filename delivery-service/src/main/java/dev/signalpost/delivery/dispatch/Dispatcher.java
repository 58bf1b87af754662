package dev.signalpost.delivery.dispatch;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.registry.Authentication.ClientCredentials;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.delivery.address.Addresses;
import dev.signalpost.delivery.address.Resolution;
import dev.signalpost.delivery.dispatch.DispatchResult.Answered;
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
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
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

    private static final int UNAUTHORIZED = 401;

    private final RegistryView view;
    private final Targets targets;
    private final Addresses addresses;
    private final DispatchLoop loop;
    private final TimeLimits limits;
    private final Clock clock;
    private final Clients clients;
    private final AccessTokens tokens;

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
        this.clients = new Clients(new Transport(vertx, config), loop, config);
        this.tokens = new AccessTokens(addresses, loop, clients.usual());
    }

    @PreDestroy
    void close() {
        clients.close();
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
        var exchange = new Exchange(limits, target.endpoint().format().success());
        if (target.authentication().orElse(null) instanceof ClientCredentials credentials) {
            authorized(target, credentials, request, exchange, delivery.attempt());
        } else {
            connect(target, request, exchange, delivery.attempt());
        }
        return exchange.ended()
                .map(
                        result ->
                                new Attempt(
                                        Optional.of(target),
                                        now.toEpochMilli(),
                                        exchange.elapsedMillis(),
                                        request.shownHeaders(),
                                        result));
    }

    private static Future<Attempt> unsent(Instant now, DispatchResult why) {
        return Future.succeededFuture(Attempt.unsent(now, why));
    }

    private void authorized(
            Target target,
            ClientCredentials credentials,
            WebhookRequest request,
            Exchange exchange,
            int attempt) {
        EndpointId endpoint = target.endpoint().id();
        tokens.of(endpoint, credentials)
                .onFailure(none -> exchange.end(new Unreachable(none.getMessage())))
                .onSuccess(token -> connect(target, request.withToken(token), exchange, attempt));
        exchange.ended()
                .onSuccess(
                        result -> {
                            if (result instanceof Answered answered
                                    && answered.statusCode() == UNAUTHORIZED) {
                                tokens.forget(endpoint);
                            }
                        });
    }

    private void connect(Target target, WebhookRequest request, Exchange exchange, int attempt) {
        loop.with(
                addresses.resolve(target.url().getHost()),
                resolution -> resolved(resolution, exchange, target, request, attempt));
    }

    private void resolved(
            Resolution resolution,
            Exchange exchange,
            Target target,
            WebhookRequest request,
            int attempt) {
        if (exchange.done()) {
            return;
        }
        switch (resolution) {
            case Resolution.Unknown unknown -> exchange.end(new Unreachable(unknown.reason()));
            case Resolution.Refused refused -> exchange.end(new Blocked(refused.reason()));
            case Resolution.Allowed allowed ->
                    clients.of(target)
                            .request(Posting.to(target.url(), pick(allowed.addresses(), attempt)))
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
}
