package dev.signalpost.registry.dialect.channels;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.id.IdNumber;
import dev.signalpost.contracts.registry.DeliveryFormat;
import dev.signalpost.dialects.channels.ChannelsFields;
import dev.signalpost.registry.endpoint.Endpoint;
import dev.signalpost.registry.endpoint.EndpointFields;
import dev.signalpost.registry.selfservice.WithKey;
import java.util.Optional;
import java.util.Set;

/**
 * A webhook of a channel: an endpoint.
 *
 * @param subscriberKey null for one that was made in another API
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ChannelWebhook(long id, String name, String webhookUrl, String subscriberKey) {

    static final String KEY_PREFIX = "sk_";

    private static final int MAX_NAME = 255;
    private static final int MAX_URL = 2048;
    private static final String URL = "webhook_url";
    private static final Set<String> KNOWN = Set.of("name", URL);
    private static final Set<String> SHOWN = Set.of("id", "subscriber_key");

    static ChannelWebhook of(WithKey<Endpoint> endpoint) {
        return new ChannelWebhook(
                IdNumber.of(endpoint.value().id().value()),
                endpoint.value().name(),
                endpoint.value().url(),
                endpoint.key().orElse(null));
    }

    static EndpointFields forCreate(ObjectNode body) {
        var fields = new ChannelsFields(body, KNOWN, SHOWN);
        return read(
                fields,
                fields.optional("name", MAX_NAME),
                fields.required(URL, MAX_URL),
                null,
                DeliveryFormat.CHANNELS);
    }

    /** A change also enables what its failures disabled: this API has no other way to say so. */
    static EndpointFields forChange(ObjectNode body) {
        var fields = new ChannelsFields(body, KNOWN, SHOWN);
        return read(
                fields, fields.optional("name", MAX_NAME), fields.text(URL, MAX_URL), true, null);
    }

    private static EndpointFields read(
            ChannelsFields fields,
            Optional<String> name,
            String url,
            Boolean enabled,
            DeliveryFormat format) {
        fields.done();
        return new EndpointFields(name, null, url, enabled, null, null, null, null, format, null);
    }
}
