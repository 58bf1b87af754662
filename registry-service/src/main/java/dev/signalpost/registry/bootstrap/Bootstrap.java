package dev.signalpost.registry.bootstrap;

import dev.signalpost.contracts.access.Scope;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.contracts.problem.ProblemException;
import dev.signalpost.registry.apikey.ApiKeys;
import dev.signalpost.registry.apikey.CreateApiKey;
import dev.signalpost.registry.environment.Environment;
import dev.signalpost.registry.environment.Environments;
import dev.signalpost.registry.outbox.OutboxPublisher;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Makes sure, at each start, that the preset key opens its environment. Two registries may start at
 * once.
 */
@Singleton
class Bootstrap {

    private static final int MIN_KEY_LENGTH = 32;

    private final BootstrapConfig config;
    private final Environments environments;
    private final ApiKeys apiKeys;

    Bootstrap(
            BootstrapConfig config,
            Environments environments,
            ApiKeys apiKeys,
            OutboxPublisher publisherRuns) {
        this.config = config;
        this.environments = environments;
        this.apiKeys = apiKeys;
    }

    void run(@Observes StartupEvent started) {
        config.apiKey()
                .ifPresent(
                        key -> {
                            if (key.length() < MIN_KEY_LENGTH) {
                                throw new IllegalStateException(
                                        "The preset API key has less than 32 characters. Set a longer SIGNALPOST_API_KEY, or none.");
                            }
                            apiKeys.ensure(
                                    environment().id(),
                                    new CreateApiKey(
                                            "preset", new Scope.WholeEnvironment(), Set.of(), null),
                                    key);
                        });
    }

    private Environment environment() {
        return environments.byName(config.environment()).orElseGet(this::create);
    }

    private Environment create() {
        try {
            return environments.create(config.environment()).value();
        } catch (ProblemException taken) {
            if (taken.problem() instanceof Problem.Conflict) {
                return environments.byName(config.environment()).orElseThrow();
            }
            throw taken;
        }
    }
}
