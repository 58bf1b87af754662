package dev.signalpost.ingest.intake;

import dev.signalpost.contracts.message.MessageTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message to accept.
 *
 * @param uid the publisher's own name for it; null if it has none
 * @param payload the exact bytes for the receivers
 * @param source what a message that was born in the request says of where it comes from
 * @param terms when, and in which order, it goes out
 * @param event where the message comes from; empty for one that was born in the request
 */
public record AcceptMessage(
        String eventType,
        List<String> channels,
        String uid,
        String contentType,
        byte[] payload,
        String source,
        MessageTerms terms,
        Optional<ForeignEvent> event) {

    /** The usual source of messages that were born in a request to us. */
    public static final String HTTP = "signalpost/http";

    public AcceptMessage(
            String eventType,
            List<String> channels,
            String uid,
            String contentType,
            byte[] payload,
            Optional<ForeignEvent> event) {
        this(eventType, channels, uid, contentType, payload, HTTP, MessageTerms.NONE, event);
    }

    /**
     * A CloudEvent that has an identity already.
     *
     * @param time null if it does not say
     */
    public record ForeignEvent(String source, String id, Instant time) {}
}
