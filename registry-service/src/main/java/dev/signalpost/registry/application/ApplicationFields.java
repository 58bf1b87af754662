package dev.signalpost.registry.application;

import java.util.Optional;

/**
 * What a caller says of an application. Null means that nothing is said: a new application then has
 * the default, an old one keeps what it has.
 *
 * @param uid empty to take it away
 * @param description empty to take it away
 * @param contact e-mail address of whoever answers for it; empty to take it away
 * @param open whether callers without a credential may look at it and publish to it
 */
public record ApplicationFields(
        String name,
        Optional<String> uid,
        Optional<String> description,
        Optional<String> contact,
        Boolean open) {

    public static ApplicationFields of(String name, Optional<String> uid) {
        return new ApplicationFields(name, uid, null, null, null);
    }
}
