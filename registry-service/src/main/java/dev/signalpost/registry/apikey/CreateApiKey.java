package dev.signalpost.registry.apikey;

import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.access.Scope;
import java.time.Instant;
import java.util.Set;

/**
 * A key to make.
 *
 * @param permissions null or empty for all of them
 * @param expiresAt null for a key that does not expire
 */
public record CreateApiKey(
        String name, Scope scope, Set<Permission> permissions, Instant expiresAt) {}
