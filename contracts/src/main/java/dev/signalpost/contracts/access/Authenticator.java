package dev.signalpost.contracts.access;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Tells who holds a credential. */
public interface Authenticator {

    /**
     * Never blocks. A key that was created before the call is recognised, even if this process has
     * not heard of it yet.
     *
     * @param token the whole key as the caller sent it
     * @return empty for a token that is unknown, expired or revoked; fails only if that cannot be
     *     found out now
     */
    CompletionStage<Optional<Caller>> authenticate(String token);

    /**
     * Who somebody without a credential is. Never blocks; fails only if that cannot be found out
     * now.
     *
     * @param application the application that the caller names, by number or uid; empty when the
     *     caller wants to make one
     * @return a caller who may read and publish, if the application is open; who may make an
     *     application in the guests' environment, if none is named; otherwise empty
     */
    CompletionStage<Optional<Caller>> guest(Optional<String> application);
}
