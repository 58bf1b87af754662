package dev.signalpost.delivery.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.registry.Authentication;
import dev.signalpost.contracts.registry.Authentication.ClientCredentials;
import dev.signalpost.contracts.registry.EndpointState;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An endpoint with its secrets opened. Belongs to one event loop, because its signing keys do.
 *
 * <p>Sources: <a href="https://www.standardwebhooks.com">Standard Webhooks</a> for {@code
 * webhook-*}; each format names the API it comes from.
 */
public final class Target {

    private static final String MASK = "***";
    private static final String USER_AGENT = "Signalpost/0.1";

    private final EndpointState endpoint;
    private final URI url;
    private final List<SigningKey> keys;
    private final Map<String, String> customHeaders;
    private final Optional<Authentication> authentication;
    private final Format format;
    private boolean signalled;

    Target(
            EndpointState endpoint,
            URI url,
            List<SigningKey> keys,
            Map<String, String> customHeaders,
            Optional<Authentication> authentication) {
        this.endpoint = endpoint;
        this.url = url;
        this.keys = keys;
        this.customHeaders = customHeaders;
        this.authentication = authentication;
        this.format = Format.of(endpoint.format());
    }

    public EndpointState endpoint() {
        return endpoint;
    }

    public URI url() {
        return url;
    }

    /** How the receiver is told who we are, if it is. */
    public Optional<Authentication> authentication() {
        return authentication;
    }

    /** True once for each state of the endpoint: what is noticed about it is signalled once. */
    public boolean firstSignal() {
        boolean first = !signalled;
        signalled = true;
        return first;
    }

    /**
     * The request for one attempt, signed for that moment with every secret that is active then.
     */
    public WebhookRequest request(DeliveryRecord delivery, Instant now) {
        Message message = delivery.message();
        List<SigningKey> active = active(now);
        byte[] body = format.body(delivery, now);
        String seconds = Long.toString(now.getEpochSecond());
        Map<String, String> headers = LinkedHashMap.newLinkedHashMap(8 + customHeaders.size());
        headers.put(
                "content-type", body == message.payload() ? message.contentType() : Message.JSON);
        headers.put("user-agent", USER_AGENT);
        headers.put("webhook-id", message.id().toString());
        headers.put("webhook-timestamp", seconds);
        headers.put("webhook-signature", standardSignature(active, message.id(), seconds, body));
        format.addHeaders(delivery, body, active, now, headers);
        boolean needsToken = authentication.orElse(null) instanceof ClientCredentials;
        if (customHeaders.isEmpty() && !needsToken) {
            return new WebhookRequest(headers, headers, body);
        }
        Map<String, String> shown = new LinkedHashMap<>(headers);
        customHeaders.forEach(headers::put);
        customHeaders.forEach((name, value) -> shown.put(name, MASK));
        if (needsToken) {
            shown.put(WebhookRequest.AUTHORIZATION, MASK);
        }
        return new WebhookRequest(headers, shown, body);
    }

    private List<SigningKey> active(Instant now) {
        List<SigningKey> active = new ArrayList<>(keys.size());
        for (SigningKey key : keys) {
            if (key.activeAt(now)) {
                active.add(key);
            }
        }
        return active;
    }

    private static String standardSignature(
            List<SigningKey> keys, MessageId id, String seconds, byte[] body) {
        byte[] prefix = (id + "." + seconds + ".").getBytes(US_ASCII);
        var header = new StringBuilder();
        for (SigningKey key : keys) {
            header.append(header.isEmpty() ? "" : " ").append(key.standardSignature(prefix, body));
        }
        return header.toString();
    }
}
