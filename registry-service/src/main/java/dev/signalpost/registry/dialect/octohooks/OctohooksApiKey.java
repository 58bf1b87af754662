package dev.signalpost.registry.dialect.octohooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.access.Scope;
import dev.signalpost.registry.apikey.ApiKey;
import java.util.List;

/**
 * An API key as it is shown; times in epoch milliseconds.
 *
 * @param key the key itself, in the answer that made it and never again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OctohooksApiKey(
        String id,
        String name,
        String scope,
        String application,
        String endpoint,
        List<Permission> permissions,
        Long expiresAt,
        long created,
        String key) {

    static OctohooksApiKey of(ApiKey apiKey) {
        return of(apiKey, null);
    }

    static OctohooksApiKey of(ApiKey apiKey, String key) {
        return switch (apiKey.scope()) {
            case Scope.WholeEnvironment all -> shape(apiKey, "environment", null, null, key);
            case Scope.OneApplication one ->
                    shape(apiKey, "application", one.application().toString(), null, key);
            case Scope.OneEndpoint one ->
                    shape(
                            apiKey,
                            "endpoint",
                            one.application().toString(),
                            one.endpoint().toString(),
                            key);
        };
    }

    private static OctohooksApiKey shape(
            ApiKey apiKey, String scope, String application, String endpoint, String key) {
        return new OctohooksApiKey(
                apiKey.id().toString(),
                apiKey.name(),
                scope,
                application,
                endpoint,
                apiKey.permissions().stream().sorted().toList(),
                apiKey.expiresAt() == null ? null : apiKey.expiresAt().toEpochMilli(),
                apiKey.created().toEpochMilli(),
                key);
    }
}
