package dev.signalpost.delivery.dispatch;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.registry.Authentication.ClientCertificate;
import dev.signalpost.delivery.webhook.Target;
import dev.signalpost.platform.memory.LastUsed;
import io.vertx.core.http.HttpClient;
import java.util.Optional;

/**
 * HTTP clients: one for all endpoints, and one for each that shows a certificate of its own. Lives
 * on the dispatch loop.
 */
final class Clients {

    private static final int KEPT = 1000;

    private final Transport transport;
    private final DispatchLoop loop;
    private final DispatchConfig config;
    private final HttpClient usual;
    private final LastUsed<EndpointId, Certified> certified = new LastUsed<>(KEPT, this::retire);

    private record Certified(ClientCertificate certificate, HttpClient client) {}

    Clients(Transport transport, DispatchLoop loop, DispatchConfig config) {
        this.transport = transport;
        this.loop = loop;
        this.config = config;
        this.usual = transport.open(Optional.empty());
    }

    HttpClient usual() {
        return usual;
    }

    HttpClient of(Target target) {
        return target.authentication().orElse(null) instanceof ClientCertificate certificate
                ? certified(target.endpoint().id(), certificate)
                : usual;
    }

    void close() {
        usual.close();
        certified.forEach(each -> each.client().close());
    }

    private HttpClient certified(EndpointId endpoint, ClientCertificate certificate) {
        Certified known = certified.get(endpoint);
        if (known != null && known.certificate().equals(certificate)) {
            return known.client();
        }
        var opened = new Certified(certificate, transport.open(Optional.of(certificate)));
        certified.put(endpoint, opened);
        return opened.client();
    }

    /** What is under way over it may still end. */
    private void retire(Certified old) {
        loop.after(config.totalTimeout(), over -> old.client().close());
    }
}
