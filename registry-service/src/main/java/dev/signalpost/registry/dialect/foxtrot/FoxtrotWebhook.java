package dev.signalpost.registry.dialect.foxtrot;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.problem.FieldError;
import dev.signalpost.contracts.problem.FieldErrors;
import dev.signalpost.contracts.registry.DeliveryFormat;
import dev.signalpost.dialects.JsonFields;
import dev.signalpost.registry.endpoint.Endpoint;
import dev.signalpost.registry.endpoint.EndpointFields;
import java.util.List;
import java.util.Set;

/** Foxtrot's webhook object; its distribution centres are the endpoint's channels. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record FoxtrotWebhook(
        String id, String url, boolean enabled, List<String> dcIds, List<String> events) {

    private static final String ENABLED = "enabled";

    static FoxtrotWebhook of(Endpoint endpoint) {
        return new FoxtrotWebhook(
                endpoint.id().toString(),
                endpoint.url(),
                endpoint.enabled(),
                endpoint.channels(),
                endpoint.eventTypes());
    }

    static EndpointFields forCreate(ObjectNode body) {
        var json = new JsonFields(body, Set.of("webhook_url", "events", "dc_ids"));
        json.require("webhook_url");
        json.require("events");
        List<String> events = json.texts("events");
        json.check(
                events == null || !events.isEmpty(), "events", "must name at least one event type");
        var fields =
                new EndpointFields(
                        null,
                        null,
                        json.text("webhook_url"),
                        null,
                        events,
                        json.texts("dc_ids"),
                        null,
                        null,
                        DeliveryFormat.FOXTROT,
                        null);
        json.done();
        return fields;
    }

    static EndpointFields forChange(ObjectNode body) {
        var fixed = new FieldErrors();
        if (body != null) {
            body.fieldNames()
                    .forEachRemaining(
                            name -> {
                                if (!name.equals(ENABLED)) {
                                    fixed.add(
                                            name,
                                            "cannot be modified; delete the webhook and add another",
                                            FieldError.Kind.NOT_CHANGEABLE);
                                }
                            });
        }
        fixed.throwIfAny();
        var json = new JsonFields(body, Set.of(ENABLED));
        json.require(ENABLED);
        Boolean enabled = json.bool(ENABLED);
        json.done();
        return new EndpointFields(null, null, null, enabled, null, null, null, null, null, null);
    }
}
