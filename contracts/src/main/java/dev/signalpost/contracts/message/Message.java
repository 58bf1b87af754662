package dev.signalpost.contracts.message;

import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.id.MessageId;
import java.time.Instant;
import java.util.Set;

/**
 * One event for one application.
 *
 * @param application id or uid of the application; a publisher on Kafka may use either
 * @param source the CloudEvents source; of use only to tell apart ids of different publishers
 * @param uid the publisher's own name for the message; null if it has none
 * @param contentType media type of the payload
 * @param payload the exact bytes that receivers get; held once and never copied, so nobody may
 *     change them
 * @param terms when, and in which order, it goes out
 */
public record Message(
        MessageId id,
        EnvironmentId environment,
        String application,
        String eventType,
        String source,
        Instant time,
        Set<String> channels,
        String uid,
        String contentType,
        byte[] payload,
        MessageTerms terms) {

    public static final String JSON = "application/json";

    /** Largest payload that is accepted, in bytes. */
    public static final int MAX_PAYLOAD_BYTES = 350 * 1024;

    public static final int MAX_EVENT_TYPE_LENGTH = 256;
    public static final int MAX_CHANNELS = 64;
    public static final int MAX_CHANNEL_LENGTH = 128;

    /** One that goes out at once. */
    public Message(
            MessageId id,
            EnvironmentId environment,
            String application,
            String eventType,
            String source,
            Instant time,
            Set<String> channels,
            String uid,
            String contentType,
            byte[] payload) {
        this(
                id,
                environment,
                application,
                eventType,
                source,
                time,
                channels,
                uid,
                contentType,
                payload,
                MessageTerms.NONE);
    }

    public Message {
        channels = Set.copyOf(channels);
    }

    /** The same message with its application named by id; itself when it is already. */
    public Message to(ApplicationId id) {
        String name = id.toString();
        return name.equals(application)
                ? this
                : new Message(
                        this.id,
                        environment,
                        name,
                        eventType,
                        source,
                        time,
                        channels,
                        uid,
                        contentType,
                        payload,
                        terms);
    }

    /**
     * Whether the text may be the event type of a message: {@code ^[a-zA-Z0-9\-_.]+$}, at most 256
     * characters.
     */
    public static boolean isEventType(String text) {
        if (text.isEmpty() || text.length() > MAX_EVENT_TYPE_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isEventTypeCharacter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEventTypeCharacter(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '_'
                || c == '.';
    }

    /**
     * Whether the text may be a channel: 1 to 128 characters, none of them a comma or a control
     * character.
     */
    public static boolean isChannel(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_CHANNEL_LENGTH
                && text.chars().noneMatch(c -> c == ',' || Character.isISOControl(c));
    }
}
