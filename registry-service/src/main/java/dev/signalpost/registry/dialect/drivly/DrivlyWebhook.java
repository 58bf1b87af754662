package dev.signalpost.registry.dialect.drivly;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.registry.DeliveryFormat;
import dev.signalpost.dialects.JsonFields;
import dev.signalpost.dialects.drivly.DrivlyId;
import dev.signalpost.dialects.drivly.DrivlyLinks;
import dev.signalpost.registry.endpoint.Endpoint;
import dev.signalpost.registry.endpoint.EndpointFields;
import java.util.List;
import java.util.Set;

/** A webhook that was just created, with its secret. */
public record DrivlyWebhook(
        String id,
        String userID,
        String url,
        List<String> events,
        String secret,
        String createdAt,
        String lastExecuted,
        Integer lastStatus,
        String deleteWebhook,
        String triggerTest,
        String logs) {

    static DrivlyWebhook of(Endpoint endpoint, String user, String secret, DrivlyLinks links) {
        String id = DrivlyId.of(endpoint.id());
        return new DrivlyWebhook(
                id,
                user,
                endpoint.url(),
                endpoint.eventTypes(),
                secret,
                endpoint.created().toString(),
                null,
                null,
                links.delete(id),
                links.triggerTest(id),
                links.logs(id));
    }

    static EndpointFields fields(ObjectNode body) {
        var json = new JsonFields(body, Set.of("url", "events"));
        json.require("url");
        json.require("events");
        var fields =
                new EndpointFields(
                        null,
                        null,
                        json.text("url"),
                        null,
                        json.texts("events"),
                        null,
                        null,
                        null,
                        DeliveryFormat.DRIVLY,
                        null);
        json.done();
        return fields;
    }
}
