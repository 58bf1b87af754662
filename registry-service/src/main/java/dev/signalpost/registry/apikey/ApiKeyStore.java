package dev.signalpost.registry.apikey;

import dev.signalpost.contracts.access.Scope;
import dev.signalpost.contracts.id.EnvironmentId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Singleton
class ApiKeyStore implements PanacheRepositoryBase<ApiKeyRow, UUID> {

    Optional<ApiKeyRow> find(EnvironmentId environment, UUID id) {
        return find("environment = ?1 and id = ?2", environment.value(), id).firstResultOptional();
    }

    /** The oldest key of exactly this scope that is kept sealed. */
    Optional<ApiKeyRow> sealed(Scope scope) {
        return switch (scope) {
            case Scope.WholeEnvironment all -> Optional.empty();
            case Scope.OneApplication one ->
                    find(
                                    "application = ?1 and endpoint is null and sealed is not null order by id",
                                    one.application().value())
                            .range(0, 0)
                            .firstResultOptional();
            case Scope.OneEndpoint one ->
                    find("endpoint = ?1 and sealed is not null order by id", one.endpoint().value())
                            .range(0, 0)
                            .firstResultOptional();
        };
    }

    List<ApiKeyRow> page(EnvironmentId environment, Optional<UUID> after, int limit) {
        return find(
                        "environment = ?1 and id > ?2 order by id",
                        environment.value(),
                        after.orElse(new UUID(0, 0)))
                .range(0, limit - 1)
                .list();
    }
}
