package dev.signalpost.contracts.message;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * Messages whose payload is a whole event of the Channels API, {@code {event_name, ext_ref_code,
 * event_url, data}}, and not only its data.
 */
public final class ChannelsEvent {

    /** The source of such messages. */
    public static final String SOURCE = "signalpost/channels";

    private static final byte[] BEGINNING = "{\"event_name\":".getBytes(US_ASCII);

    private ChannelsEvent() {}

    /** A publisher of CloudEvents may use our source too, so its payload is looked at. */
    public static boolean is(Message message) {
        byte[] payload = message.payload();
        return message.source().equals(SOURCE)
                && payload.length > BEGINNING.length
                && Arrays.equals(payload, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }
}
