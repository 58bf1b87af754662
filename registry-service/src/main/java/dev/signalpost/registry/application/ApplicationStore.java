package dev.signalpost.registry.application;

import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.id.IdNumber;
import dev.signalpost.contracts.id.IdText;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Singleton
class ApplicationStore implements PanacheRepositoryBase<ApplicationRow, UUID> {

    /** An id wins over an equal uid, and a uid over an equal number. */
    Optional<ApplicationRow> find(EnvironmentId environment, String idOrUid) {
        return IdText.uuid(idOrUid)
                .flatMap(this::findByIdOptional)
                .filter(row -> row.environment.equals(environment.value()))
                .or(
                        () ->
                                find("environment = ?1 and uid = ?2", environment.value(), idOrUid)
                                        .firstResultOptional())
                .or(() -> IdNumber.parse(idOrUid).flatMap(number -> byNumber(environment, number)));
    }

    private Optional<ApplicationRow> byNumber(EnvironmentId environment, long number) {
        return find("environment = ?1 and number = ?2", environment.value(), number)
                .firstResultOptional();
    }

    /** Those a caller may list, in the order of their ids, which is that of their creation. */
    List<ApplicationRow> page(
            EnvironmentId environment,
            Optional<ApplicationId> only,
            Optional<UUID> after,
            int limit) {
        String query =
                "environment = ?1 and not operational and id > ?2"
                        + only.map(id -> " and id = ?3").orElse("")
                        + " order by id";
        UUID position = after.orElse(new UUID(0, 0));
        return only.map(id -> find(query, environment.value(), position, id.value()))
                .orElseGet(() -> find(query, environment.value(), position))
                .range(0, limit - 1)
                .list();
    }
}
