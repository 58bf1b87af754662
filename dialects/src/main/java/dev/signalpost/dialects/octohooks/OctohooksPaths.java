package dev.signalpost.dialects.octohooks;

/**
 * Full paths of the nouns of the native API. A resource class has one of these as its
 * {@code @Path}, and no method reaches below another one, because the router picks the class with
 * the longest matching path and does not come back.
 */
public final class OctohooksPaths {

    public static final String ROOT = "/api/v1";
    public static final String ENVIRONMENTS = ROOT + "/environments";
    public static final String OWN_ENVIRONMENT = ROOT + "/environment";
    public static final String API_KEYS = ROOT + "/api-keys";
    public static final String EVENT_TYPES = ROOT + "/event-types";
    public static final String APPLICATIONS = ROOT + "/applications";
    public static final String ENDPOINTS = APPLICATIONS + "/{application}/endpoints";
    public static final String SECRET = ENDPOINTS + "/{endpoint}/secret";
    public static final String HEADERS = ENDPOINTS + "/{endpoint}/headers";
    public static final String AUTHENTICATION = ENDPOINTS + "/{endpoint}/authentication";
    public static final String ENDPOINT_ATTEMPTS = ENDPOINTS + "/{endpoint}/attempts";
    public static final String ENDPOINT_DELIVERIES = ENDPOINTS + "/{endpoint}/deliveries";
    public static final String ENDPOINT_STATS = ENDPOINTS + "/{endpoint}/stats";
    public static final String REPLAYS = ENDPOINTS + "/{endpoint}/replays";
    public static final String MESSAGES = APPLICATIONS + "/{application}/messages";
    public static final String DELIVERIES = MESSAGES + "/{message}/endpoint-messages";
    public static final String MESSAGE_ATTEMPTS = MESSAGES + "/{message}/attempts";

    private OctohooksPaths() {}
}
