package dev.signalpost.dialects.drivly;

import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Map;

/** Absolute links, made from the request's own host. */
public final class DrivlyLinks {

    private final String base;

    public DrivlyLinks(UriInfo uri) {
        String text = uri.getBaseUri().toString();
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** The map of the API that every answer carries. */
    public Map<String, String> api() {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("webhooks", base + DrivlyPaths.WEBHOOKS);
        links.put("create", base + DrivlyPaths.CREATE);
        links.put("trigger", base + DrivlyPaths.TRIGGER);
        links.put("login", base + DrivlyPaths.LOGIN);
        return links;
    }

    public String webhooks() {
        return base + DrivlyPaths.WEBHOOKS;
    }

    public String delete(String webhook) {
        return of(webhook, "/delete");
    }

    public String triggerTest(String webhook) {
        return of(webhook, "/trigger-test");
    }

    public String logs(String webhook) {
        return of(webhook, "/logs");
    }

    private String of(String webhook, String what) {
        return base + DrivlyPaths.WEBHOOKS + "/" + webhook + what;
    }
}
