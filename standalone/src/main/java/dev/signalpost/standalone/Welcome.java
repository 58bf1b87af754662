package dev.signalpost.standalone;

import java.util.Locale;
import java.util.Optional;

/** What is printed when everything runs: where it is, the key, and lines to paste. */
final class Welcome {

    private Welcome() {}

    static String text(String url, String key, Optional<Double> seconds, boolean privateTargets) {
        String curl =
                "curl -s -H 'Authorization: Bearer "
                        + key
                        + "' -H 'Content-Type: application/json' ";
        String applications = url + "/api/v1/applications";
        return """

                Signalpost is ready%s at %s
                API key        %s
                API explorer   %s/q/swagger-ui      health %s/q/health      metrics %s/q/metrics
                %s
                Try it: create an application, an endpoint at the built-in demo receiver, send a message, see its deliveries.

                %s-d '{"name": "Shop", "uid": "shop"}' %s

                %s-d '{"name": "Demo", "uid": "demo", "url": "%s/demo/receiver"}' %s/shop/endpoints

                %s-d '{"eventType": "invoice.paid", "uid": "invoice-1", "payload": {"amount": 12.50, "currency": "EUR"}}' %s/shop/messages

                %s%s/shop/messages/invoice-1/endpoint-messages

                What the demo receiver got: %s/demo/received
                Ctrl-C stops it; the data stays. One line follows for each delivery.
                """
                .formatted(
                        seconds.map(taken -> String.format(Locale.ROOT, " after %.1f s", taken))
                                .orElse(""),
                        url,
                        key,
                        url,
                        url,
                        url,
                        privateTargets
                                ? "Endpoints may be at private addresses (SIGNALPOST_ALLOW_PRIVATE_TARGETS=true): for development only.\n"
                                : "Endpoints must be at public addresses; SIGNALPOST_ALLOW_PRIVATE_TARGETS=true lets the demo receiver work.\n",
                        curl,
                        applications,
                        curl,
                        url,
                        applications,
                        curl,
                        applications,
                        curl,
                        applications,
                        url);
    }
}
