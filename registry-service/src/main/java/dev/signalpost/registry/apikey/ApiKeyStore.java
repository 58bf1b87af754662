package dev.signalpost.registry.apikey;

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

    List<ApiKeyRow> page(EnvironmentId environment, Optional<UUID> after, int limit) {
        return find(
                        "environment = ?1 and id > ?2 order by id",
                        environment.value(),
                        after.orElse(new UUID(0, 0)))
                .range(0, limit - 1)
                .list();
    }
}
