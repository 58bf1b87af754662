package dev.signalpost.registry.apikey;

import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.access.Scope;
import dev.signalpost.contracts.id.ApiKeyId;
import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.EnvironmentId;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Between a key and its row. */
final class ApiKeyRows {

    private static final String ENVIRONMENT = "environment";
    private static final String APPLICATION = "application";
    private static final String ENDPOINT = "endpoint";

    private ApiKeyRows() {}

    static ApiKeyRow row(ApiKey key) {
        var row = new ApiKeyRow();
        row.id = key.id().value();
        row.environment = key.environment().value();
        row.name = key.name();
        row.hash = key.hash();
        row.permissions =
                key.permissions().stream().map(Permission::name).sorted().toArray(String[]::new);
        row.expiresAt = key.expiresAt();
        row.created = key.created();
        switch (key.scope()) {
            case Scope.WholeEnvironment all -> row.scope = ENVIRONMENT;
            case Scope.OneApplication one -> {
                row.scope = APPLICATION;
                row.application = one.application().value();
            }
            case Scope.OneEndpoint one -> {
                row.scope = ENDPOINT;
                row.application = one.application().value();
                row.endpoint = one.endpoint().value();
            }
        }
        return row;
    }

    static ApiKey apiKey(ApiKeyRow row) {
        return new ApiKey(
                new ApiKeyId(row.id),
                new EnvironmentId(row.environment),
                row.name,
                row.hash,
                scope(row),
                Arrays.stream(row.permissions)
                        .map(Permission::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                row.expiresAt,
                row.created);
    }

    private static Scope scope(ApiKeyRow row) {
        return switch (row.scope) {
            case APPLICATION -> new Scope.OneApplication(new ApplicationId(row.application));
            case ENDPOINT ->
                    new Scope.OneEndpoint(
                            new ApplicationId(row.application), new EndpointId(row.endpoint));
            default -> new Scope.WholeEnvironment();
        };
    }
}
