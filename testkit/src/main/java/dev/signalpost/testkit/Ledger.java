package dev.signalpost.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was accepted, to be held against what a receiver got: the proof that nothing is lost or
 * changed. Thread-safe while it is written.
 */
public final class Ledger {

    private final Map<String, byte[]> accepted = new ConcurrentHashMap<>();

    /** A message that was answered with a 2xx. */
    public void accepted(String messageId, byte[] payload) {
        accepted.put(messageId, payload);
    }

    public int size() {
        return accepted.size();
    }

    public Set<String> messageIds() {
        return Set.copyOf(accepted.keySet());
    }

    /**
     * The comparison of both sides.
     *
     * @param missing accepted and never received
     * @param changed received with other bytes than were sent
     * @param unsigned received with a signature that the official library refuses
     * @param duplicates requests beyond the first of each message
     */
    public record Balance(
            Set<String> missing, List<String> changed, List<String> unsigned, int duplicates) {

        /** Whether all arrived, unchanged and signed; duplicates are counted apart. */
        public boolean holds() {
            return missing.isEmpty() && changed.isEmpty() && unsigned.isEmpty();
        }
    }

    /**
     * @param secret of the endpoint, {@code whsec_...}
     */
    public Balance balance(Collection<Receiver.Received> received, String secret) {
        Webhook verifier = verifier(secret);
        Map<String, Integer> times = new HashMap<>();
        List<String> changed = new ArrayList<>();
        List<String> unsigned = new ArrayList<>();
        for (Receiver.Received request : received) {
            String id = request.messageId();
            times.merge(id, 1, Integer::sum);
            byte[] sent = accepted.get(id);
            if (sent != null && !Arrays.equals(sent, request.body())) {
                changed.add(id);
            }
            if (!isSigned(verifier, request)) {
                unsigned.add(id);
            }
        }
        Set<String> missing = new HashSet<>(accepted.keySet());
        missing.removeAll(times.keySet());
        return new Balance(missing, changed, unsigned, received.size() - times.size());
    }

    /** Whether the official Standard Webhooks library takes the request for genuine. */
    public static boolean isSigned(Receiver.Received request, String secret) {
        return isSigned(verifier(secret), request);
    }

    private static boolean isSigned(Webhook verifier, Receiver.Received request) {
        try {
            verifier.verify(new String(request.body(), UTF_8), headers(request));
            return true;
        } catch (WebhookVerificationException refused) {
            return false;
        }
    }

    private static Webhook verifier(String secret) {
        return new Webhook(secret);
    }

    private static HttpHeaders headers(Receiver.Received request) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            headers.put(name, List.of(String.valueOf(request.header(name))));
        }
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
