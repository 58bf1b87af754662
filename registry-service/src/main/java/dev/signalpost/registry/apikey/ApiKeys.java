package dev.signalpost.registry.apikey;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.access.KeyHash;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.access.Scope;
import dev.signalpost.contracts.id.ApiKeyId;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.id.IdSource;
import dev.signalpost.contracts.id.IdText;
import dev.signalpost.contracts.problem.FieldErrors;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.platform.secret.SecretCipher;
import dev.signalpost.registry.application.ApplicationDeleted;
import dev.signalpost.registry.endpoint.EndpointDeleted;
import dev.signalpost.registry.outbox.Outbox;
import dev.signalpost.registry.outbox.Writes;
import dev.signalpost.registry.outbox.Written;
import dev.signalpost.registry.page.Name;
import dev.signalpost.registry.page.Page;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a caller does with the API keys of its environment. A key is never wider than the one that
 * makes it.
 */
@Singleton
public class ApiKeys {

    private static final Duration MAX_OVERLAP = Duration.ofDays(7);

    private final ApiKeyStore store;
    private final Outbox outbox;
    private final Writes writes;
    private final IdSource ids;
    private final Clock clock;
    private final SecretCipher cipher;

    ApiKeys(
            ApiKeyStore store,
            Outbox outbox,
            Writes writes,
            IdSource ids,
            Clock clock,
            SecretCipher cipher) {
        this.store = store;
        this.outbox = outbox;
        this.writes = writes;
        this.ids = ids;
        this.clock = clock;
        this.cipher = cipher;
    }

    public Page<ApiKey> list(Caller.KeyHolder caller, int limit, Optional<UUID> after) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () ->
                                Page.of(
                                        store.page(caller.environment(), after, limit + 1),
                                        limit,
                                        ApiKeyRows::apiKey,
                                        key -> key.id().value()));
    }

    public ApiKey get(Caller.KeyHolder caller, String id) {
        return QuarkusTransaction.requiringNew().call(() -> ApiKeyRows.apiKey(row(caller, id)));
    }

    public Written<NewApiKey> create(Caller.KeyHolder caller, CreateApiKey wanted) {
        Set<Permission> permissions = permissions(wanted);
        var errors = new FieldErrors();
        check(wanted, errors);
        errors.require(
                caller.permissions().containsAll(permissions),
                "permissions",
                "must not hold more than the key that makes it");
        errors.throwIfAny();
        return create(caller.environment(), wanted);
    }

    /**
     * The first key of an environment, made by the operator, or one that a key holder was checked
     * for.
     */
    public Written<NewApiKey> create(EnvironmentId environment, CreateApiKey wanted) {
        var errors = new FieldErrors();
        check(wanted, errors);
        errors.throwIfAny();
        var id = new ApiKeyId(ids.next());
        String key = ApiKeyFormat.generate(environment.toString().substring(0, 8), id);
        return writes.run(() -> new NewApiKey(save(id, environment, wanted, key), key));
    }

    /** Makes sure that exactly this key opens the environment; harmless when it already does. */
    public void ensure(EnvironmentId environment, CreateApiKey wanted, String key) {
        boolean known =
                QuarkusTransaction.requiringNew()
                        .call(() -> store.count("hash", KeyHash.of(key)) > 0);
        if (!known) {
            writes.run(() -> save(new ApiKeyId(ids.next()), environment, wanted, key));
        }
    }

    /**
     * Makes, as part of the running transaction, a key that can be shown again.
     *
     * @param prefix what the key begins with; 40 random hex digits follow
     */
    public NewApiKey addShown(EnvironmentId environment, CreateApiKey wanted, String prefix) {
        var id = new ApiKeyId(ids.next());
        String key = ApiKeyFormat.generateShort(prefix);
        ApiKey made = save(id, environment, wanted, key);
        store.findById(id.value()).sealed = cipher.seal(id, key);
        return new NewApiKey(made, key);
    }

    /** The oldest key of exactly this scope that can be shown again. */
    public Optional<String> shown(Scope scope) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> store.sealed(scope))
                .map(row -> cipher.open(new ApiKeyId(row.id), row.sealed));
    }

    /** A new key with the same rights; the old one stops at once or after the overlap. */
    public Written<NewApiKey> rotate(Caller.KeyHolder caller, String id, Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(MAX_OVERLAP) > 0) {
            throw Problem.invalid("overlapSeconds", "must be from 0 to 604800");
        }
        return writes.run(
                () -> {
                    ApiKeyRow old = row(caller, id);
                    ApiKey before = ApiKeyRows.apiKey(old);
                    var successor = new ApiKeyId(ids.next());
                    String key =
                            ApiKeyFormat.generate(
                                    caller.environment().toString().substring(0, 8), successor);
                    var same =
                            new CreateApiKey(
                                    before.name(),
                                    before.scope(),
                                    before.permissions(),
                                    before.expiresAt());
                    ApiKey made = save(successor, caller.environment(), same, key);
                    Instant end = clock.instant().plus(overlap);
                    old.expiresAt =
                            old.expiresAt == null || old.expiresAt.isAfter(end)
                                    ? end
                                    : old.expiresAt;
                    store.persistAndFlush(old);
                    outbox.changed(ApiKeyRows.apiKey(old).state());
                    return new NewApiKey(made, key);
                });
    }

    public Written<ApiKey> revoke(Caller.KeyHolder caller, String id) {
        return writes.run(
                () -> {
                    ApiKeyRow row = row(caller, id);
                    ApiKey key = ApiKeyRows.apiKey(row);
                    store.delete(row);
                    outbox.deleted(key.state().key());
                    return key;
                });
    }

    /** The keys of an application end with it. */
    void forget(@Observes ApplicationDeleted deleted) {
        forget(store.list("application", deleted.application().value()));
    }

    /** The keys of an endpoint end with it. */
    void forget(@Observes EndpointDeleted deleted) {
        forget(store.list("endpoint", deleted.endpoint().value()));
    }

    private void forget(List<ApiKeyRow> rows) {
        for (ApiKeyRow row : rows) {
            outbox.deleted(ApiKeyRows.apiKey(row).state().key());
            store.delete(row);
        }
        store.flush();
    }

    private ApiKeyRow row(Caller.KeyHolder caller, String id) {
        return IdText.uuid(id)
                .flatMap(uuid -> store.find(caller.environment(), uuid))
                .orElseThrow(() -> Problem.notFound("API key"));
    }

    private ApiKey save(ApiKeyId id, EnvironmentId environment, CreateApiKey wanted, String key) {
        var apiKey =
                new ApiKey(
                        id,
                        environment,
                        wanted.name(),
                        KeyHash.of(key),
                        wanted.scope(),
                        permissions(wanted),
                        wanted.expiresAt(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
        store.persistAndFlush(ApiKeyRows.row(apiKey));
        outbox.changed(apiKey.state());
        return apiKey;
    }

    private void check(CreateApiKey wanted, FieldErrors errors) {
        errors.require(wanted.name() != null, "name", "is required");
        Name.check("name", wanted.name(), errors);
        errors.require(
                wanted.expiresAt() == null || wanted.expiresAt().isAfter(clock.instant()),
                "expiresAt",
                "must be in the future");
        boolean publishes =
                wanted.permissions() != null && wanted.permissions().contains(Permission.PUBLISH);
        errors.require(
                !(wanted.scope() instanceof Scope.OneEndpoint && publishes),
                "permissions",
                "must not hold publish for a key of one endpoint");
    }

    private static Set<Permission> permissions(CreateApiKey wanted) {
        if (wanted.permissions() != null && !wanted.permissions().isEmpty()) {
            return wanted.permissions();
        }
        return wanted.scope() instanceof Scope.OneEndpoint
                ? EnumSet.of(Permission.READ, Permission.WRITE)
                : EnumSet.allOf(Permission.class);
    }
}
