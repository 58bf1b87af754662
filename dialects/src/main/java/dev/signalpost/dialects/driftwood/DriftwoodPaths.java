package dev.signalpost.dialects.driftwood;

/** Where Driftwood's procedures are; all of them are POST. */
public final class DriftwoodPaths {

    /**
     * The path of the class: another dialect has a class of this path, too, and the router looks no
     * further.
     */
    public static final String API = "/api";

    public static final String CREATE = "/webhooks-create";
    public static final String GET = "/webhooks-get";
    public static final String LIST = "/webhooks-list";
    public static final String UPDATE = "/webhooks-update";
    public static final String DELETE = "/webhooks-delete";
    public static final String DELIVERIES = API + "/webhooks-deliveries";
    public static final String ROOT = API + "/webhooks-";

    private DriftwoodPaths() {}
}
