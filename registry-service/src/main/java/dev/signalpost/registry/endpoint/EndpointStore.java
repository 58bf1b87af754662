package dev.signalpost.registry.endpoint;

import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.IdNumber;
import dev.signalpost.contracts.id.IdText;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Singleton
class EndpointStore implements PanacheRepositoryBase<EndpointRow, UUID> {

    /** By id, uid or number, in this order. */
    Optional<EndpointRow> find(ApplicationId application, String idOrUid) {
        return IdText.uuid(idOrUid)
                .flatMap(this::findByIdOptional)
                .filter(row -> row.application.equals(application.value()))
                .or(
                        () ->
                                find("application = ?1 and uid = ?2", application.value(), idOrUid)
                                        .firstResultOptional())
                .or(() -> IdNumber.parse(idOrUid).flatMap(number -> byNumber(application, number)));
    }

    private Optional<EndpointRow> byNumber(ApplicationId application, long number) {
        return find("application = ?1 and number = ?2", application.value(), number)
                .firstResultOptional();
    }

    /** Holds the row until the transaction ends, so that two signals about it do not cross. */
    Optional<EndpointRow> lock(EndpointId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    List<EndpointRow> page(
            ApplicationId application, Optional<EndpointId> only, Optional<UUID> after, int limit) {
        String query =
                "application = ?1 and id > ?2"
                        + only.map(id -> " and id = ?3").orElse("")
                        + " order by id";
        UUID position = after.orElse(new UUID(0, 0));
        return only.map(id -> find(query, application.value(), position, id.value()))
                .orElseGet(() -> find(query, application.value(), position))
                .range(0, limit - 1)
                .list();
    }

    List<EndpointRow> pageBack(ApplicationId application, Optional<UUID> before, int limit) {
        return before.map(
                        id ->
                                find(
                                        "application = ?1 and id < ?2 order by id desc",
                                        application.value(),
                                        id))
                .orElseGet(() -> find("application = ?1 order by id desc", application.value()))
                .range(0, limit - 1)
                .list();
    }

    List<EndpointRow> failingSinceBefore(Instant limit) {
        return list("enabled and failingSince < ?1", limit);
    }
}
