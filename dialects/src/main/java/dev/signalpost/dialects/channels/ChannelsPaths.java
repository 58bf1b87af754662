package dev.signalpost.dialects.channels;

/** Full paths of Channels' nouns. */
public final class ChannelsPaths {

    public static final String CHANNELS = "/v1/channels";

    /** Path parameter with a channel's id or guid. */
    public static final String CHANNEL = "channel";

    public static final String ONE_CHANNEL = CHANNELS + "/{" + CHANNEL + "}";
    public static final String WEBHOOKS = ONE_CHANNEL + "/webhooks";
    public static final String EVENTS = ONE_CHANNEL + "/events";
    public static final String ONE_EVENT = EVENTS + "/{event}";

    private ChannelsPaths() {}
}
