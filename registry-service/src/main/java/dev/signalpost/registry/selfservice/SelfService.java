package dev.signalpost.registry.selfservice;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.access.Scope;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.registry.apikey.ApiKeys;
import dev.signalpost.registry.apikey.CreateApiKey;
import dev.signalpost.registry.application.Application;
import dev.signalpost.registry.application.ApplicationFields;
import dev.signalpost.registry.application.Applications;
import dev.signalpost.registry.endpoint.Endpoint;
import dev.signalpost.registry.endpoint.EndpointFields;
import dev.signalpost.registry.endpoint.Endpoints;
import dev.signalpost.registry.outbox.Writes;
import dev.signalpost.registry.outbox.Written;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Makes applications and endpoints together with their keys, and shows those keys again. */
@Singleton
public class SelfService {

    private final Applications applications;
    private final Endpoints endpoints;
    private final ApiKeys apiKeys;
    private final Writes writes;
    private final SignUpConfig config;
    private final SignUpLimit limit;

    SelfService(
            Applications applications,
            Endpoints endpoints,
            ApiKeys apiKeys,
            Writes writes,
            SignUpConfig config,
            SignUpLimit limit) {
        this.applications = applications;
        this.endpoints = endpoints;
        this.apiKeys = apiKeys;
        this.writes = writes;
        this.config = config;
        this.limit = limit;
    }

    /**
     * Makes an application and a key of it with all permissions. A guest may do this if sign-up is
     * open, and not too often.
     *
     * @param address IP address that the request comes from
     * @param keyPrefix what the key begins with
     */
    public Written<WithKey<Application>> signUp(
            Caller.KeyHolder caller, String address, ApplicationFields fields, String keyPrefix) {
        if (caller.isGuest()) {
            if (!config.open()) {
                throw new Problem.Unauthenticated("Sign-up is closed; it takes an API key.")
                        .asException();
            }
            limit.admit(address);
        }
        return writes.run(
                () -> {
                    Application made = applications.add(caller, fields);
                    return new WithKey<>(
                            made,
                            Optional.of(key(made, new Scope.OneApplication(made.id()), keyPrefix)));
                });
    }

    /** Makes an endpoint and a key that reaches it alone. */
    public Written<WithKey<Endpoint>> subscribe(
            Caller.KeyHolder caller, String application, EndpointFields fields, String keyPrefix) {
        return writes.run(
                () -> {
                    Endpoint made = endpoints.add(caller, application, fields);
                    Application owner = applications.get(caller, application);
                    var scope = new Scope.OneEndpoint(made.application(), made.id());
                    return new WithKey<>(made, Optional.of(key(owner, scope, keyPrefix)));
                });
    }

    public WithKey<Application> withKey(Application application) {
        return new WithKey<>(
                application, apiKeys.shown(new Scope.OneApplication(application.id())));
    }

    public WithKey<Endpoint> withKey(Endpoint endpoint) {
        return new WithKey<>(
                endpoint,
                apiKeys.shown(new Scope.OneEndpoint(endpoint.application(), endpoint.id())));
    }

    private String key(Application application, Scope scope, String prefix) {
        var wanted = new CreateApiKey(application.name(), scope, Set.of(), null);
        return apiKeys.addShown(application.environment(), wanted, prefix).key();
    }
}
