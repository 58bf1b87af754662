package dev.signalpost.delivery.webhook;

import java.util.Map;

/**
 * One request, ready to send.
 *
 * @param headers all of them, in order
 * @param shownHeaders the same, with the values of custom headers masked, for the log
 * @param body the payload itself where the format adds nothing to it
 */
public record WebhookRequest(
        Map<String, String> headers, Map<String, String> shownHeaders, byte[] body) {}
