package dev.signalpost.registryview;

import dev.signalpost.contracts.access.Authenticator;
import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.access.KeyHash;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.access.Scope;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.id.IdNumber;
import dev.signalpost.contracts.registry.ApiKeyState;
import dev.signalpost.contracts.registry.ApplicationState;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Recognises API keys by their hash in the view, so that no service asks another who a caller is.
 * An unknown key is looked for once more after catching up: it may have been made a moment ago.
 */
@Singleton
public class KeyAuthenticator implements Authenticator {

    private final RegistryView view;
    private final CatchUp catchUp;
    private final Clock clock;
    private final Optional<String> operatorHash;
    private final String guestEnvironment;

    KeyAuthenticator(
            RegistryView view,
            CatchUp catchUp,
            Clock clock,
            OperatorConfig operator,
            GuestConfig guests) {
        this.view = view;
        this.catchUp = catchUp;
        this.clock = clock;
        this.operatorHash = operator.key().map(KeyHash::of);
        this.guestEnvironment = guests.environment();
    }

    @Override
    public CompletionStage<Optional<Caller>> authenticate(String token) {
        String hash = KeyHash.of(token);
        if (operatorHash.filter(hash::equals).isPresent()) {
            return CompletableFuture.completedStage(Optional.of(new Caller.Operator()));
        }
        if (view.apiKey(hash).isPresent()) {
            return CompletableFuture.completedStage(caller(hash));
        }
        return catchUp.now().thenApply(caughtUp -> caller(hash));
    }

    @Override
    public CompletionStage<Optional<Caller>> guest(Optional<String> application) {
        Optional<Caller> known = guestAt(application);
        return known.isPresent()
                ? CompletableFuture.completedStage(known)
                : catchUp.now().thenApply(caughtUp -> guestAt(application));
    }

    private Optional<Caller> guestAt(Optional<String> application) {
        if (application.isEmpty()) {
            return view.environment(guestEnvironment)
                    .map(
                            environment ->
                                    guest(
                                            environment.id(),
                                            new Scope.WholeEnvironment(),
                                            EnumSet.of(Permission.WRITE)));
        }
        String name = application.get();
        return IdNumber.parse(name)
                .flatMap(view::application)
                .or(
                        () ->
                                view.environment(guestEnvironment)
                                        .flatMap(
                                                environment ->
                                                        view.application(environment.id(), name)))
                .filter(ApplicationState::open)
                .map(
                        open ->
                                guest(
                                        open.environment(),
                                        new Scope.OneApplication(open.id()),
                                        EnumSet.of(Permission.READ, Permission.PUBLISH)));
    }

    private static Caller guest(
            EnvironmentId environment, Scope scope, Set<Permission> permissions) {
        return new Caller.KeyHolder(Caller.KeyHolder.GUEST, environment, scope, permissions);
    }

    private Optional<Caller> caller(String hash) {
        return view.apiKey(hash)
                .filter(key -> key.expiresAt() == null || clock.instant().isBefore(key.expiresAt()))
                .map(KeyAuthenticator::holder);
    }

    private static Caller holder(ApiKeyState key) {
        return new Caller.KeyHolder(
                key.id().toString(), key.environment(), key.scope(), key.permissions());
    }
}
