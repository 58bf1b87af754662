package dev.signalpost.registry.eventtype;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.id.EventTypeId;
import dev.signalpost.contracts.id.IdSource;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.problem.FieldError;
import dev.signalpost.contracts.problem.FieldErrors;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.contracts.problem.ProblemException;
import dev.signalpost.contracts.registry.EventTypeState;
import dev.signalpost.contracts.registry.RegistryKey;
import dev.signalpost.registry.outbox.Outbox;
import dev.signalpost.registry.outbox.Writes;
import dev.signalpost.registry.outbox.Written;
import dev.signalpost.registry.page.Page;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What a caller does with the event-type catalogue of its environment. */
@Singleton
public class EventTypes {

    private static final Logger LOG = Logger.getLogger(EventTypes.class);
    private static final int MAX_DESCRIPTION = 4096;
    private static final int MAX_SCHEMA = 64 * 1024;

    private final EventTypeStore store;
    private final Outbox outbox;
    private final Writes writes;
    private final IdSource ids;
    private final Clock clock;

    EventTypes(EventTypeStore store, Outbox outbox, Writes writes, IdSource ids, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.writes = writes;
        this.ids = ids;
        this.clock = clock;
    }

    public Page<EventType> list(Caller.KeyHolder caller, int limit, Optional<UUID> after) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () ->
                                Page.of(
                                        store.page(caller.environment(), after, limit + 1),
                                        limit,
                                        EventTypes::eventType,
                                        eventType -> eventType.id().value()));
    }

    public EventType get(Caller.KeyHolder caller, String idOrName) {
        return QuarkusTransaction.requiringNew().call(() -> eventType(row(caller, idOrName)));
    }

    public Written<EventType> create(Caller.KeyHolder caller, ChangeEventType wanted) {
        var errors = new FieldErrors();
        errors.require(wanted.name() != null, "name", "is required");
        check(wanted, errors);
        return writes.run(
                () -> {
                    var row = new EventTypeRow();
                    row.id = ids.next();
                    row.environment = caller.environment().value();
                    row.created = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    return save(row, wanted);
                });
    }

    public Written<EventType> change(
            Caller.KeyHolder caller, String idOrName, ChangeEventType change) {
        check(change, new FieldErrors());
        return writes.run(() -> save(row(caller, idOrName), change));
    }

    public Written<EventType> delete(Caller.KeyHolder caller, String idOrName) {
        return writes.run(
                () -> {
                    EventTypeRow row = row(caller, idOrName);
                    store.delete(row);
                    outbox.deleted(new RegistryKey(RegistryKey.Kind.EVENT_TYPE, row.id));
                    return eventType(row);
                });
    }

    /**
     * Refuses names that the catalogue does not have.
     *
     * @param field what the request calls the list of names
     * @param seeded names that are added to the catalogue when they are first used
     */
    public void requireKnown(
            Caller.KeyHolder caller, String field, List<String> names, List<String> seeded) {
        var errors = new FieldErrors();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            boolean known = isKnown(caller, name);
            if (!known && seeded.contains(name)) {
                seed(caller, name);
            } else if (!known) {
                errors.add(
                        field + "[" + i + "]",
                        "is not a known event type",
                        FieldError.Kind.UNKNOWN_EVENT_TYPE);
            }
        }
        errors.throwIfAny();
    }

    private boolean isKnown(Caller.KeyHolder caller, String name) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () ->
                                store.find(caller.environment(), name)
                                        .filter(row -> !row.archived)
                                        .isPresent());
    }

    private void seed(Caller.KeyHolder caller, String name) {
        try {
            create(caller, new ChangeEventType(name, Optional.empty(), Optional.empty(), false));
        } catch (ProblemException madeMeanwhile) {
            LOG.debugf("event-type.seeded-twice name=%s", name);
        }
    }

    private EventTypeRow row(Caller.KeyHolder caller, String idOrName) {
        return store.find(caller.environment(), idOrName)
                .orElseThrow(() -> Problem.notFound("event type"));
    }

    private EventType save(EventTypeRow row, ChangeEventType change) {
        row.name = change.name() == null ? row.name : change.name();
        row.description =
                change.description() == null ? row.description : change.description().orElse(null);
        row.schema = change.schema() == null ? row.schema : change.schema().orElse(null);
        row.archived = change.archived() == null ? row.archived : change.archived();
        row.updated = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        store.persistAndFlush(row);
        EventType eventType = eventType(row);
        outbox.changed(
                new EventTypeState(
                        eventType.id(),
                        eventType.environment(),
                        eventType.name(),
                        eventType.archived()));
        return eventType;
    }

    private static void check(ChangeEventType wanted, FieldErrors errors) {
        errors.require(
                wanted.name() == null || Message.isEventType(wanted.name()),
                "name",
                "has 1 to 256 of the characters a-z, A-Z, 0-9, '-', '_' and '.'");
        errors.require(
                length(wanted.description()) <= MAX_DESCRIPTION,
                "description",
                "has at most 4096 characters");
        errors.require(length(wanted.schema()) <= MAX_SCHEMA, "schema", "has at most 64 KiB");
        errors.throwIfAny();
    }

    private static int length(Optional<String> text) {
        return text == null ? 0 : text.map(String::length).orElse(0);
    }

    private static EventType eventType(EventTypeRow row) {
        return new EventType(
                new EventTypeId(row.id),
                new EnvironmentId(row.environment),
                row.name,
                row.description,
                row.schema,
                row.archived,
                row.created,
                row.updated);
    }
}
