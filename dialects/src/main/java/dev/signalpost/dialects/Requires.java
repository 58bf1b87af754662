package dev.signalpost.dialects;

import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.access.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an operation asks of its caller. Every resource method carries this, {@link ForOperator} or
 * {@link Open}; a service with a method that carries none does not start.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {

    Permission value();

    /**
     * How far the caller's key must reach at least; whose data it then sees is the use case's
     * business.
     */
    Reach reach() default Reach.APPLICATION;

    /** How much of an environment a key must be for. */
    enum Reach {
        ENVIRONMENT,
        APPLICATION,
        ENDPOINT;

        /** Whether a key of that scope reaches so far. */
        public boolean isWithin(Scope scope) {
            return switch (this) {
                case ENVIRONMENT -> scope instanceof Scope.WholeEnvironment;
                case APPLICATION -> !(scope instanceof Scope.OneEndpoint);
                case ENDPOINT -> true;
            };
        }
    }
}
