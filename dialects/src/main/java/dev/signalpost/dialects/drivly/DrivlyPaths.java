package dev.signalpost.dialects.drivly;

/** Full paths of Drivly's nouns. */
public final class DrivlyPaths {

    public static final String API = "/api";
    public static final String LOGIN = "/login";
    public static final String WEBHOOKS = API + "/webhooks";
    public static final String CREATE = WEBHOOKS + "/create";
    public static final String TRIGGER = API + "/trigger";
    public static final String LOGS = WEBHOOKS + "/{id}/logs";
    public static final String TRIGGER_TEST = WEBHOOKS + "/{id}/trigger-test";

    private DrivlyPaths() {}
}
