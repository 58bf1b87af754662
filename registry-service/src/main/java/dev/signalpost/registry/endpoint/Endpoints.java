package dev.signalpost.registry.endpoint;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.access.Scope;
import dev.signalpost.contracts.id.ApiKeyId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.IdSource;
import dev.signalpost.contracts.problem.FieldErrors;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.contracts.registry.DeliveryFormat;
import dev.signalpost.contracts.registry.DeliveryTerms;
import dev.signalpost.contracts.registry.SealedSecret;
import dev.signalpost.registry.application.Application;
import dev.signalpost.registry.application.ApplicationDeleted;
import dev.signalpost.registry.application.Applications;
import dev.signalpost.registry.outbox.Outbox;
import dev.signalpost.registry.outbox.Writes;
import dev.signalpost.registry.outbox.Written;
import dev.signalpost.registry.page.Page;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a caller does with the endpoints of an application. Whatever the caller does not see is not
 * found.
 */
@Singleton
public class Endpoints {

    private final EndpointStore store;
    private final EndpointRows rows;
    private final EndpointSecrets secrets;
    private final Applications applications;
    private final Outbox outbox;
    private final Writes writes;
    private final IdSource ids;
    private final Clock clock;
    private final Event<EndpointDeleted> deletions;

    Endpoints(
            EndpointStore store,
            EndpointRows rows,
            EndpointSecrets secrets,
            Applications applications,
            Outbox outbox,
            Writes writes,
            IdSource ids,
            Clock clock,
            Event<EndpointDeleted> deletions) {
        this.store = store;
        this.rows = rows;
        this.secrets = secrets;
        this.applications = applications;
        this.outbox = outbox;
        this.writes = writes;
        this.ids = ids;
        this.clock = clock;
        this.deletions = deletions;
    }

    public Page<Endpoint> list(
            Caller.KeyHolder caller, String application, int limit, Optional<UUID> after) {
        Optional<EndpointId> only =
                caller.scope() instanceof Scope.OneEndpoint one
                        ? Optional.of(one.endpoint())
                        : Optional.empty();
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            Application owner = applications.get(caller, application);
                            return Page.of(
                                    store.page(owner.id(), only, after, limit + 1),
                                    limit,
                                    rows::read,
                                    endpoint -> endpoint.id().value());
                        });
    }

    /** The newest first. */
    public Page<Endpoint> newest(
            Caller.KeyHolder caller, String application, int limit, Optional<UUID> before) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            Application owner = applications.get(caller, application);
                            return Page.of(
                                    store.pageBack(owner.id(), before, limit + 1),
                                    limit,
                                    rows::read,
                                    endpoint -> endpoint.id().value());
                        });
    }

    public Endpoint get(Caller.KeyHolder caller, String application, String endpoint) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> rows.read(row(caller, application, endpoint)));
    }

    /** Names of the custom headers, for showing them without their values. */
    public List<String> headerNames(Endpoint endpoint) {
        return secrets.headers(endpoint).keySet().stream().sorted().toList();
    }

    public Written<Endpoint> create(
            Caller.KeyHolder caller, String application, EndpointFields fields) {
        return writes.run(() -> add(caller, application, fields));
    }

    /** As {@link #create}, as part of the running transaction. */
    public Endpoint add(Caller.KeyHolder caller, String application, EndpointFields fields) {
        var errors = new FieldErrors();
        errors.require(fields.url() != null, "url", "is required");
        EndpointRules.check(fields, errors);
        errors.throwIfAny();
        Application owner = applications.get(caller, application);
        Instant now = now();
        var id = new EndpointId(ids.next());
        var blank =
                new Endpoint(
                        id,
                        owner.id(),
                        owner.environment(),
                        null,
                        null,
                        fields.url(),
                        true,
                        null,
                        List.of(),
                        List.of(),
                        DeliveryFormat.STANDARD,
                        secrets.seal(
                                id, List.of(SigningSecret.generate(kind(fields), format(fields)))),
                        null,
                        null,
                        List.of(),
                        DeliveryTerms.USUAL,
                        null,
                        ApiKeyId.of(caller.name()),
                        now,
                        now);
        return save(new EndpointRow(), merge(blank, fields));
    }

    public Written<Endpoint> change(
            Caller.KeyHolder caller, String application, String endpoint, EndpointFields fields) {
        var errors = new FieldErrors();
        EndpointRules.check(fields, errors);
        errors.throwIfAny();
        return writes.run(
                () -> {
                    EndpointRow row = row(caller, application, endpoint);
                    return save(row, merge(rows.read(row), fields));
                });
    }

    public Written<Endpoint> delete(Caller.KeyHolder caller, String application, String endpoint) {
        return writes.run(
                () -> {
                    EndpointRow row = row(caller, application, endpoint);
                    Endpoint deleted = rows.read(row);
                    deletions.fire(new EndpointDeleted(deleted.id()));
                    store.delete(row);
                    store.flush();
                    outbox.deleted(deleted.state().key());
                    return deleted;
                });
    }

    /** The endpoints of an application end with it. */
    void forget(@Observes ApplicationDeleted deleted) {
        for (EndpointRow row : store.list("application", deleted.application().value())) {
            outbox.deleted(rows.read(row).state().key());
            store.delete(row);
        }
        store.flush();
    }

    EndpointRow row(Caller.KeyHolder caller, String application, String endpoint) {
        Application owner = applications.get(caller, application);
        return store.find(owner.id(), endpoint)
                .filter(row -> caller.sees(owner.environment(), owner.id(), new EndpointId(row.id)))
                .orElseThrow(() -> Problem.notFound("endpoint"));
    }

    Endpoint save(EndpointRow row, Endpoint endpoint) {
        rows.write(endpoint, row);
        store.persistAndFlush(row);
        outbox.changed(endpoint.state());
        return endpoint;
    }

    /** Enabling an endpoint forgives what it did before. */
    private Endpoint merge(Endpoint old, EndpointFields fields) {
        boolean enabled = fields.enabled() == null ? old.enabled() : fields.enabled();
        boolean forgiven = Boolean.TRUE.equals(fields.enabled());
        return new Endpoint(
                old.id(),
                old.application(),
                old.environment(),
                fields.name() == null ? old.name() : fields.name().orElse(null),
                fields.uid() == null ? old.uid() : fields.uid().orElse(null),
                fields.url() == null ? old.url() : fields.url(),
                enabled,
                forgiven ? null : old.disabledReason(),
                fields.eventTypes() == null ? old.eventTypes() : fields.eventTypes(),
                fields.channels() == null ? old.channels() : fields.channels(),
                fields.format() == null ? old.format() : fields.format(),
                mergeSecrets(old, fields),
                fields.headers() == null
                        ? old.headers()
                        : secrets.sealHeaders(old.id(), fields.headers()),
                old.authentication(),
                fields.retrySchedule() == null ? old.retrySchedule() : fields.retrySchedule(),
                fields.terms().merge(old.terms()),
                forgiven ? null : old.failingSince(),
                old.createdBy(),
                old.created(),
                now());
    }

    private List<SealedSecret> mergeSecrets(Endpoint old, EndpointFields fields) {
        if (fields.secrets() != null && !fields.secrets().isEmpty()) {
            return secrets.seal(old.id(), fields.secrets());
        }
        SigningKind wanted = fields.terms().signing();
        return wanted == null || wanted == secrets.kind(old)
                ? old.secrets()
                : secrets.seal(old.id(), List.of(SigningSecret.generate(wanted, old.format())));
    }

    /** With what the endpoint's deliveries are signed. */
    public SigningKind signing(Endpoint endpoint) {
        return secrets.kind(endpoint);
    }

    private static SigningKind kind(EndpointFields fields) {
        return fields.terms().signing() == null ? SigningKind.HMAC : fields.terms().signing();
    }

    private static DeliveryFormat format(EndpointFields fields) {
        return fields.format() == null ? DeliveryFormat.STANDARD : fields.format();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
