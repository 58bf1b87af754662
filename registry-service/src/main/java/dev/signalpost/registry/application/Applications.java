package dev.signalpost.registry.application;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.access.Scope;
import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.id.IdSource;
import dev.signalpost.contracts.problem.FieldErrors;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.contracts.problem.ProblemException;
import dev.signalpost.registry.outbox.Outbox;
import dev.signalpost.registry.outbox.Writes;
import dev.signalpost.registry.outbox.Written;
import dev.signalpost.registry.page.Name;
import dev.signalpost.registry.page.Page;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** What a caller does with applications. Whatever the caller does not see is not found. */
@Singleton
public class Applications {

    /**
     * The uid under which an environment's hidden application is reached; nobody else may have it.
     */
    public static final String OPERATIONAL = "operational";

    private final ApplicationStore store;
    private final Outbox outbox;
    private final Writes writes;
    private final IdSource ids;
    private final Clock clock;
    private final Event<ApplicationDeleted> deletions;

    Applications(
            ApplicationStore store,
            Outbox outbox,
            Writes writes,
            IdSource ids,
            Clock clock,
            Event<ApplicationDeleted> deletions) {
        this.store = store;
        this.outbox = outbox;
        this.writes = writes;
        this.ids = ids;
        this.clock = clock;
        this.deletions = deletions;
    }

    public Page<Application> list(Caller.KeyHolder caller, int limit, Optional<UUID> after) {
        Optional<ApplicationId> only =
                switch (caller.scope()) {
                    case Scope.WholeEnvironment all -> Optional.empty();
                    case Scope.OneApplication one -> Optional.of(one.application());
                    case Scope.OneEndpoint one -> Optional.of(one.application());
                };
        return QuarkusTransaction.requiringNew()
                .call(
                        () ->
                                Page.of(
                                        store.page(caller.environment(), only, after, limit + 1),
                                        limit,
                                        Applications::application,
                                        application -> application.id().value()));
    }

    public Application get(Caller.KeyHolder caller, String idOrUid) {
        return QuarkusTransaction.joiningExisting().call(() -> application(row(caller, idOrUid)));
    }

    public Written<Application> create(Caller.KeyHolder caller, ApplicationFields fields) {
        return writes.run(() -> add(caller, fields));
    }

    /** As {@link #create}, as part of the running transaction. */
    public Application add(Caller.KeyHolder caller, ApplicationFields fields) {
        var errors = new FieldErrors();
        errors.require(fields.name() != null, "name", "is required");
        check(fields, errors);
        var row = new ApplicationRow();
        row.id = ids.next();
        row.environment = caller.environment().value();
        row.created = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return save(row, fields);
    }

    /**
     * The application of callers who name none: their key's, or the environment's default one,
     * which is made when it is first needed.
     */
    public Application own(Caller.KeyHolder caller) {
        String name = caller.ownApplication();
        try {
            return get(caller, name);
        } catch (ProblemException missing) {
            if (!(caller.scope() instanceof Scope.WholeEnvironment)) {
                throw missing;
            }
        }
        try {
            return create(caller, ApplicationFields.of("Default application", Optional.of(name)))
                    .value();
        } catch (ProblemException madeMeanwhile) {
            return get(caller, name);
        }
    }

    /** Part of the transaction that makes the environment. */
    public void createOperational(EnvironmentId environment, ApplicationId id) {
        var row = new ApplicationRow();
        row.id = id.value();
        row.environment = environment.value();
        row.created = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        row.operational = true;
        save(row, ApplicationFields.of("Operational events", Optional.of(OPERATIONAL)));
    }

    public Written<Application> change(
            Caller.KeyHolder caller, String idOrUid, ApplicationFields fields) {
        check(fields, new FieldErrors());
        return writes.run(() -> save(changeable(caller, idOrUid), fields));
    }

    /** Deletes the application with its endpoints and keys, and answers what it was. */
    public Written<Application> delete(Caller.KeyHolder caller, String idOrUid) {
        return writes.run(
                () -> {
                    ApplicationRow row = changeable(caller, idOrUid);
                    Application application = application(row);
                    deletions.fire(new ApplicationDeleted(application.id()));
                    store.delete(row);
                    store.flush();
                    outbox.deleted(application.state().key());
                    return application;
                });
    }

    private ApplicationRow row(Caller.KeyHolder caller, String idOrUid) {
        return store.find(caller.environment(), idOrUid)
                .filter(
                        row ->
                                caller.sees(
                                        new EnvironmentId(row.environment),
                                        new ApplicationId(row.id)))
                .orElseThrow(() -> Problem.notFound("application"));
    }

    private ApplicationRow changeable(Caller.KeyHolder caller, String idOrUid) {
        ApplicationRow row = row(caller, idOrUid);
        if (row.operational) {
            throw new Problem.Conflict("The operational application cannot be changed or deleted.")
                    .asException();
        }
        return row;
    }

    private static void check(ApplicationFields fields, FieldErrors errors) {
        String uid = or(fields.uid(), null);
        Name.check("name", fields.name(), errors);
        Name.checkUid(uid, errors);
        errors.require(
                !OPERATIONAL.equals(uid), "uid", "must not be 'operational', which is reserved");
        Name.check("description", or(fields.description(), null), errors);
        Name.check("contact", or(fields.contact(), null), errors);
        errors.throwIfAny();
    }

    /** What the caller said, or else what there was. */
    private static String or(Optional<String> said, String before) {
        return said == null ? before : said.orElse(null);
    }

    private Application save(ApplicationRow row, ApplicationFields fields) {
        row.name = fields.name() == null ? row.name : fields.name();
        row.uid = or(fields.uid(), row.uid);
        row.description = or(fields.description(), row.description);
        row.contact = or(fields.contact(), row.contact);
        row.open = fields.open() == null ? row.open : fields.open();
        row.updated = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        store.persistAndFlush(row);
        Application application = application(row);
        outbox.changed(application.state());
        return application;
    }

    private static Application application(ApplicationRow row) {
        return new Application(
                new ApplicationId(row.id),
                new EnvironmentId(row.environment),
                row.name,
                row.uid,
                row.description,
                row.contact,
                row.open,
                row.operational,
                row.created,
                row.updated);
    }
}
