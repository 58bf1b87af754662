package dev.signalpost.registry.environment;

import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.id.IdSource;
import dev.signalpost.contracts.problem.FieldErrors;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.contracts.registry.EnvironmentState;
import dev.signalpost.registry.application.Applications;
import dev.signalpost.registry.outbox.Outbox;
import dev.signalpost.registry.outbox.Writes;
import dev.signalpost.registry.outbox.Written;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What the operator does with environments. */
@Singleton
public class Environments {

    private static final int MAX_NAME = 64;

    private final EnvironmentStore store;
    private final Applications applications;
    private final Outbox outbox;
    private final Writes writes;
    private final IdSource ids;
    private final Clock clock;

    Environments(
            EnvironmentStore store,
            Applications applications,
            Outbox outbox,
            Writes writes,
            IdSource ids,
            Clock clock) {
        this.store = store;
        this.applications = applications;
        this.outbox = outbox;
        this.writes = writes;
        this.ids = ids;
        this.clock = clock;
    }

    /** All environments, oldest first: an installation has few. */
    public List<Environment> list() {
        return QuarkusTransaction.requiringNew()
                .call(
                        () ->
                                store.listAll(Sort.by("created", "id")).stream()
                                        .map(Environments::environment)
                                        .toList());
    }

    public Environment get(EnvironmentId id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> store.findByIdOptional(id.value()))
                .map(Environments::environment)
                .orElseThrow(() -> Problem.notFound("environment"));
    }

    public Optional<Environment> byName(String name) {
        return QuarkusTransaction.requiringNew()
                .call(() -> store.find("name", name).firstResultOptional())
                .map(Environments::environment);
    }

    /** Makes an environment together with its operational application. */
    public Written<Environment> create(String name) {
        var errors = new FieldErrors();
        errors.require(name != null && !name.isBlank(), "name", "is required");
        errors.require(
                name == null || name.length() <= MAX_NAME, "name", "has at most 64 characters");
        errors.throwIfAny();
        return writes.run(
                () -> {
                    var row = new EnvironmentRow();
                    row.id = ids.next();
                    row.name = name;
                    row.operationalApplication = ids.next();
                    row.created = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    store.persistAndFlush(row);
                    Environment environment = environment(row);
                    outbox.changed(
                            new EnvironmentState(
                                    environment.id(), name, environment.operationalApplication()));
                    applications.createOperational(
                            environment.id(), environment.operationalApplication());
                    return environment;
                });
    }

    private static Environment environment(EnvironmentRow row) {
        return new Environment(
                new EnvironmentId(row.id),
                row.name,
                new ApplicationId(row.operationalApplication),
                row.created);
    }
}
