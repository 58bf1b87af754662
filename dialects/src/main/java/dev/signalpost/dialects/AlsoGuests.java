package dev.signalpost.dialects;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Besides the callers that the method {@link Requires}, callers without any credential are
 * admitted, as {@link dev.signalpost.contracts.access.Authenticator#guest} knows them; the same
 * requirements hold for them.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AlsoGuests {

    /** Path parameter that names the application; empty for the method that makes one. */
    String application() default "";
}
