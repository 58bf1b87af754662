package dev.signalpost.dialects;

import dev.signalpost.contracts.access.Caller;
import jakarta.enterprise.context.RequestScoped;

/** The caller of the current request, as {@link CallerFilter} found it. */
@RequestScoped
public class CallerContext {

    private Caller caller;

    void found(Caller known) {
        caller = known;
    }

    /**
     * Whoever sent the request.
     *
     * @throws IllegalStateException in a method that is {@link Open}, where nobody asked
     */
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("no caller; is the method open?");
        }
        return caller;
    }

    /**
     * The holder of the key that the request came with.
     *
     * @throws IllegalStateException in a method that is {@link Open} or {@link ForOperator}, where
     *     there is none
     */
    public Caller.KeyHolder keyHolder() {
        if (caller() instanceof Caller.KeyHolder holder) {
            return holder;
        }
        throw new IllegalStateException("no key holder; does the method carry @Requires?");
    }
}
