package dev.signalpost.registry.dialect.octohooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.access.Scope;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.dialects.JsonFields;
import dev.signalpost.registry.apikey.CreateApiKey;
import dev.signalpost.registry.application.Applications;
import dev.signalpost.registry.endpoint.Endpoint;
import dev.signalpost.registry.endpoint.Endpoints;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the request for an API key, in which applications and endpoints are named by id or uid. */
@Singleton
class OctohooksKeyRequest {

    private static final Set<String> FIELDS =
            Set.of("name", "scope", "application", "endpoint", "permissions", "expiresAt");

    private final Applications applications;
    private final Endpoints endpoints;

    OctohooksKeyRequest(Applications applications, Endpoints endpoints) {
        this.applications = applications;
        this.endpoints = endpoints;
    }

    CreateApiKey read(Caller.KeyHolder caller, ObjectNode body) {
        var json = new JsonFields(body, FIELDS);
        json.require("name");
        json.require("scope");
        String name = json.text("name");
        String scope = json.text("scope");
        String application = json.text("application");
        String endpoint = json.text("endpoint");
        List<Permission> permissions =
                json.parsedEach(
                        "permissions",
                        OctohooksKeyRequest::permission,
                        "must be read, write or publish");
        Instant expiresAt =
                json.parsed("expiresAt", Instant::parse, "must be an RFC 3339 time in UTC");
        json.done();
        return new CreateApiKey(
                name,
                scope(caller, scope, application, endpoint),
                permissions == null ? Set.of() : Set.copyOf(permissions),
                expiresAt);
    }

    /** The first key of an environment; it reaches all of it. */
    static CreateApiKey firstKey(ObjectNode body) {
        var json = new JsonFields(body, Set.of("name"));
        json.require("name");
        String name = json.text("name");
        json.done();
        return new CreateApiKey(name, new Scope.WholeEnvironment(), Set.of(), null);
    }

    private Scope scope(
            Caller.KeyHolder caller, String scope, String application, String endpoint) {
        switch (scope) {
            case "environment" -> {
                refuse(
                        application != null,
                        "application",
                        "does not go with the scope environment");
                refuse(endpoint != null, "endpoint", "does not go with the scope environment");
                return new Scope.WholeEnvironment();
            }
            case "application" -> {
                refuse(application == null, "application", "is required for the scope application");
                refuse(endpoint != null, "endpoint", "does not go with the scope application");
                return new Scope.OneApplication(applications.get(caller, application).id());
            }
            case "endpoint" -> {
                refuse(application == null, "application", "is required for the scope endpoint");
                refuse(endpoint == null, "endpoint", "is required for the scope endpoint");
                Endpoint found = endpoints.get(caller, application, endpoint);
                return new Scope.OneEndpoint(found.application(), found.id());
            }
            default ->
                    throw Problem.invalid("scope", "must be environment, application or endpoint");
        }
    }

    private static Permission permission(String text) {
        return Permission.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static void refuse(boolean wrong, String field, String message) {
        if (wrong) {
            throw Problem.invalid(field, message);
        }
    }
}
