package dev.signalpost.dialects;

import dev.signalpost.contracts.access.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;

/** The caller of the current request, as {@link CallerFilter} found it. */
public final class CallerContext {

    private static final String PROPERTY = CallerContext.class.getName();

    private CallerContext() {}

    static void put(ContainerRequestContext request, Caller caller) {
        request.setProperty(PROPERTY, caller);
    }

    /**
     * The holder of the key that the request came with.
     *
     * @throws IllegalStateException in a method that is {@link Open} or {@link ForOperator}, where
     *     there is none
     */
    public static Caller.KeyHolder keyHolder(ContainerRequestContext request) {
        if (request.getProperty(PROPERTY) instanceof Caller.KeyHolder holder) {
            return holder;
        }
        throw new IllegalStateException("no key holder; does the method carry @Requires?");
    }
}
