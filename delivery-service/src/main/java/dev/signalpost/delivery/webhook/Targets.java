package dev.signalpost.delivery.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.registry.Authentication;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.contracts.registry.RegistryJson;
import dev.signalpost.platform.memory.LastUsed;
import dev.signalpost.platform.secret.SecretCipher;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Opens endpoints, and keeps the ones used last: opening secrets costs more than signing. Belongs
 * to one event loop.
 */
@Singleton
public class Targets {

    private static final int KEPT = 10_000;
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<LinkedHashMap<String, String>> HEADERS =
            new TypeReference<>() {};

    private final SecretCipher cipher;
    private final LastUsed<EndpointId, Target> lastUsed = new LastUsed<>(KEPT);

    Targets(SecretCipher cipher) {
        this.cipher = cipher;
    }

    /**
     * The opened endpoint, anew after each change of its state.
     *
     * @throws IllegalStateException when a secret does not open, which only an operator can mend
     */
    public Target of(EndpointState endpoint) {
        Target known = lastUsed.get(endpoint.id());
        if (known != null && known.endpoint() == endpoint) {
            return known;
        }
        Target opened = open(endpoint);
        lastUsed.put(endpoint.id(), opened);
        return opened;
    }

    private Target open(EndpointState endpoint) {
        List<SigningKey> keys =
                endpoint.secrets().stream()
                        .map(
                                secret ->
                                        SigningKey.of(
                                                cipher.open(endpoint.id(), secret.ciphertext()),
                                                secret.expiresAt()))
                        .toList();
        Optional<Authentication> authentication =
                Optional.ofNullable(endpoint.authentication())
                        .map(secret -> cipher.open(endpoint.id(), secret.ciphertext()))
                        .map(RegistryJson::readAuthentication);
        Map<String, String> headers = new LinkedHashMap<>(customHeaders(endpoint));
        if (authentication.orElse(null) instanceof Authentication.Basic basic) {
            headers.put(WebhookRequest.AUTHORIZATION, basic.authorization());
        }
        return new Target(endpoint, URI.create(endpoint.url()), keys, headers, authentication);
    }

    private Map<String, String> customHeaders(EndpointState endpoint) {
        if (endpoint.headers() == null) {
            return Map.of();
        }
        try {
            return JSON.readValue(
                    cipher.open(endpoint.id(), endpoint.headers().ciphertext()), HEADERS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(
                    "The custom headers of endpoint " + endpoint.id() + " are not readable.",
                    broken);
        }
    }
}
