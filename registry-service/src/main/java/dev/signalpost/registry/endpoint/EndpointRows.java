package dev.signalpost.registry.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalpost.contracts.id.ApiKeyId;
import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.registry.DeliveryFormat;
import dev.signalpost.contracts.registry.DeliveryTerms;
import dev.signalpost.contracts.registry.DeliveryTerms.RateLimit;
import dev.signalpost.contracts.registry.SealedSecret;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Between an endpoint and its row. */
@Singleton
class EndpointRows {

    private static final TypeReference<List<SealedSecret>> SECRETS = new TypeReference<>() {};

    private final ObjectMapper json;

    EndpointRows(ObjectMapper json) {
        this.json = json;
    }

    void write(Endpoint endpoint, EndpointRow row) {
        row.id = endpoint.id().value();
        row.application = endpoint.application().value();
        row.environment = endpoint.environment().value();
        row.name = endpoint.name();
        row.uid = endpoint.uid();
        row.url = endpoint.url();
        row.enabled = endpoint.enabled();
        row.disabledReason = endpoint.disabledReason();
        row.eventTypes = endpoint.eventTypes().toArray(String[]::new);
        row.channels = endpoint.channels().toArray(String[]::new);
        row.format = endpoint.format().wireName();
        row.headers = ciphertext(endpoint.headers());
        row.authentication = ciphertext(endpoint.authentication());
        row.retrySchedule =
                endpoint.retrySchedule().stream().map(Duration::toString).toArray(String[]::new);
        row.ordered = endpoint.terms().ordered();
        RateLimit limit = endpoint.terms().rateLimit();
        row.ratePerSecond = limit == null ? null : limit.perSecond();
        row.rateBurst = limit == null ? null : limit.burst();
        row.failingSince = endpoint.failingSince();
        row.createdBy = endpoint.createdBy() == null ? null : endpoint.createdBy().value();
        row.created = endpoint.created();
        row.updated = endpoint.updated();
        try {
            row.secrets = json.writeValueAsString(endpoint.secrets());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Endpoint read(EndpointRow row) {
        return new Endpoint(
                new EndpointId(row.id),
                new ApplicationId(row.application),
                new EnvironmentId(row.environment),
                row.name,
                row.uid,
                row.url,
                row.enabled,
                row.disabledReason,
                List.of(row.eventTypes),
                List.of(row.channels),
                DeliveryFormat.of(row.format),
                secrets(row),
                secret(row.headers),
                secret(row.authentication),
                Arrays.stream(row.retrySchedule).map(Duration::parse).toList(),
                new DeliveryTerms(
                        row.ordered,
                        row.ratePerSecond == null
                                ? null
                                : new RateLimit(row.ratePerSecond, row.rateBurst)),
                row.failingSince,
                row.createdBy == null ? null : new ApiKeyId(row.createdBy),
                row.created,
                row.updated);
    }

    private static String ciphertext(SealedSecret secret) {
        return secret == null ? null : secret.ciphertext();
    }

    private static SealedSecret secret(String ciphertext) {
        return ciphertext == null ? null : new SealedSecret(ciphertext, null);
    }

    private List<SealedSecret> secrets(EndpointRow row) {
        try {
            return json.readValue(row.secrets, SECRETS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(
                    "secrets of endpoint " + row.id + " are not JSON", broken);
        }
    }
}
