package dev.signalpost.registry.dialect.driftwood;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.contracts.registry.DeliveryFormat;
import dev.signalpost.dialects.JsonFields;
import dev.signalpost.registry.endpoint.Endpoint;
import dev.signalpost.registry.endpoint.EndpointFields;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Driftwood's webhook object; its description is the endpoint's name.
 *
 * @param secret present in the answer to its creation only
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record DriftwoodWebhook(
        String id,
        String accountId,
        String createdBy,
        String url,
        String description,
        String secretPrefix,
        List<String> events,
        @JsonProperty("is_active") boolean isActive,
        String createdAt,
        String updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) String secret) {

    private static final int PREFIX = 12;
    private static final Set<String> CREATE = Set.of("url", "description", "events");
    private static final Set<String> UPDATE =
            Set.of("id", "url", "description", "events", "is_active");

    /**
     * @param key the secret in clear, of which a prefix is shown
     * @param whole whether the secret is shown in full
     */
    static DriftwoodWebhook of(Endpoint endpoint, String key, boolean whole) {
        return new DriftwoodWebhook(
                endpoint.id().toString(),
                endpoint.application().toString(),
                endpoint.createdBy() == null ? null : endpoint.createdBy().toString(),
                endpoint.url(),
                endpoint.name(),
                key.substring(0, Math.min(PREFIX, key.length())),
                endpoint.eventTypes(),
                endpoint.enabled(),
                endpoint.created().toString(),
                endpoint.updated().toString(),
                whole ? key : null);
    }

    static EndpointFields forCreate(ObjectNode body, boolean allowHttp) {
        var json = new JsonFields(body, CREATE);
        json.require("url");
        json.require("events");
        return fields(json, DeliveryFormat.DRIFTWOOD, null, allowHttp);
    }

    static EndpointFields forUpdate(ObjectNode body, boolean allowHttp) {
        var json = new JsonFields(body, UPDATE);
        return fields(json, null, json.bool("is_active"), allowHttp);
    }

    private static EndpointFields fields(
            JsonFields json, DeliveryFormat format, Boolean active, boolean allowHttp) {
        var fields =
                new EndpointFields(
                        json.optionalText("description"),
                        null,
                        json.text("url"),
                        active,
                        json.texts("events"),
                        null,
                        null,
                        null,
                        format,
                        null);
        json.done();
        if (fields.url() != null
                && !allowHttp
                && fields.url().toLowerCase(Locale.ROOT).startsWith("http:")) {
            throw Problem.invalid("url", "must be an https URL");
        }
        return fields;
    }
}
