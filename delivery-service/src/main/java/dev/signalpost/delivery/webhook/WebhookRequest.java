package dev.signalpost.delivery.webhook;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request, ready to send.
 *
 * @param headers all of them, in order
 * @param shownHeaders the same, with the values of custom headers and access tokens masked, for the
 *     log
 * @param body the payload itself where the format adds nothing to it
 */
public record WebhookRequest(
        Map<String, String> headers, Map<String, String> shownHeaders, byte[] body) {

    static final String AUTHORIZATION = "authorization";

    /** The same with an access token; it is masked already where headers are shown. */
    public WebhookRequest withToken(String token) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(AUTHORIZATION, "Bearer " + token);
        return new WebhookRequest(more, shownHeaders, body);
    }
}
