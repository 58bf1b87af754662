package dev.signalpost.contracts.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.access.Scope;
import dev.signalpost.contracts.id.ApiKeyId;
import dev.signalpost.contracts.id.EnvironmentId;
import java.time.Instant;
import java.util.Set;

/**
 * An API key, as far as others must know it to recognise it.
 *
 * @param hash lower-case hex of the SHA-256 of the whole key; the key itself is stored nowhere
 * @param expiresAt null for a key that does not expire
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ApiKeyState(
        ApiKeyId id,
        EnvironmentId environment,
        String hash,
        Scope scope,
        Set<Permission> permissions,
        Instant expiresAt)
        implements RegistryRecord {

    @Override
    public RegistryKey key() {
        return new RegistryKey(RegistryKey.Kind.API_KEY, id.value());
    }
}
