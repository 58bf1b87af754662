package dev.signalpost.registry.eventtype;

import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.id.IdText;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Singleton
class EventTypeStore implements PanacheRepositoryBase<EventTypeRow, UUID> {

    Optional<EventTypeRow> find(EnvironmentId environment, String idOrName) {
        return IdText.uuid(idOrName)
                .flatMap(this::findByIdOptional)
                .filter(row -> row.environment.equals(environment.value()))
                .or(
                        () ->
                                find(
                                                "environment = ?1 and name = ?2",
                                                environment.value(),
                                                idOrName)
                                        .firstResultOptional());
    }

    List<EventTypeRow> page(EnvironmentId environment, Optional<UUID> after, int limit) {
        return find(
                        "environment = ?1 and id > ?2 order by id",
                        environment.value(),
                        after.orElse(new UUID(0, 0)))
                .range(0, limit - 1)
                .list();
    }
}
