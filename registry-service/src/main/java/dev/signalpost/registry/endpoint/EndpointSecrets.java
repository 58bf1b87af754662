package dev.signalpost.registry.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.registry.Authentication;
import dev.signalpost.contracts.registry.RegistryJson;
import dev.signalpost.contracts.registry.SealedSecret;
import dev.signalpost.platform.secret.SecretCipher;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Seals what must not stand in a table or on a topic: signing secrets, the values of custom headers
 * and what receivers are shown.
 */
@Singleton
class EndpointSecrets {

    private static final TypeReference<TreeMap<String, String>> HEADERS = new TypeReference<>() {};

    private final SecretCipher cipher;
    private final ObjectMapper json;

    EndpointSecrets(SecretCipher cipher, ObjectMapper json) {
        this.cipher = cipher;
        this.json = json;
    }

    List<SealedSecret> seal(EndpointId endpoint, List<String> secrets) {
        return secrets.stream()
                .map(secret -> new SealedSecret(cipher.seal(endpoint, secret), null))
                .toList();
    }

    SigningKind kind(Endpoint endpoint) {
        return SigningSecret.kind(current(endpoint));
    }

    /** The current secret in clear. */
    String current(Endpoint endpoint) {
        return cipher.open(endpoint.id(), endpoint.secrets().getFirst().ciphertext());
    }

    /**
     * The new secret first; those that signed until now go on for the overlap, older ones end when
     * they would have.
     */
    List<SealedSecret> rotate(Endpoint endpoint, String secret, Instant now, Duration overlap) {
        var successor = new SealedSecret(cipher.seal(endpoint.id(), secret), null);
        Stream<SealedSecret> before =
                endpoint.secrets().stream()
                        .filter(old -> old.activeAt(now))
                        .map(
                                old ->
                                        old.expiresAt() == null
                                                ? new SealedSecret(
                                                        old.ciphertext(), now.plus(overlap))
                                                : old);
        return Stream.concat(Stream.of(successor), before).limit(SigningSecret.MAX_ACTIVE).toList();
    }

    SealedSecret sealHeaders(EndpointId endpoint, Map<String, String> headers) {
        try {
            return headers.isEmpty()
                    ? null
                    : new SealedSecret(
                            cipher.seal(endpoint, json.writeValueAsString(headers)), null);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a map of strings is JSON", impossible);
        }
    }

    /**
     * @param authentication null for none
     */
    SealedSecret sealAuthentication(EndpointId endpoint, Authentication authentication) {
        return authentication == null
                ? null
                : new SealedSecret(
                        cipher.seal(
                                endpoint, new String(RegistryJson.write(authentication), UTF_8)),
                        null);
    }

    /** How receivers are told who we are, in clear. */
    Optional<Authentication> authentication(Endpoint endpoint) {
        return Optional.ofNullable(endpoint.authentication())
                .map(secret -> cipher.open(endpoint.id(), secret.ciphertext()))
                .map(RegistryJson::readAuthentication);
    }

    /** The custom headers in clear, by name. */
    Map<String, String> headers(Endpoint endpoint) {
        try {
            return endpoint.headers() == null
                    ? Map.of()
                    : json.readValue(
                            cipher.open(endpoint.id(), endpoint.headers().ciphertext()), HEADERS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(
                    "headers of endpoint " + endpoint.id() + " are not JSON", impossible);
        }
    }
}
