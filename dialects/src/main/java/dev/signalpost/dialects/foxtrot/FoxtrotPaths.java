package dev.signalpost.dialects.foxtrot;

/** Full paths of Foxtrot's nouns. */
public final class FoxtrotPaths {

    public static final String WEBHOOKS = "/webhooks";
    public static final String EVENTS = WEBHOOKS + "/events";

    private FoxtrotPaths() {}
}
