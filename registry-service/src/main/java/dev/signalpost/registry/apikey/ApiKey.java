package dev.signalpost.registry.apikey;

import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.access.Scope;
import dev.signalpost.contracts.id.ApiKeyId;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.registry.ApiKeyState;
import java.time.Instant;
import java.util.Set;

/**
 * An API key, without the key.
 *
 * @param expiresAt null if it does not expire
 */
public record ApiKey(
        ApiKeyId id,
        EnvironmentId environment,
        String name,
        String hash,
        Scope scope,
        Set<Permission> permissions,
        Instant expiresAt,
        Instant created) {

    ApiKeyState state() {
        return new ApiKeyState(id, environment, hash, scope, permissions, expiresAt);
    }
}
