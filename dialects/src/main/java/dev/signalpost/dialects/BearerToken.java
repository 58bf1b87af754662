package dev.signalpost.dialects;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/**
 * The header {@code Authorization: Bearer <key>}; the word may be missing, as several APIs' own
 * samples have it.
 */
public final class BearerToken {

    private static final String BEARER = "bearer ";

    private BearerToken() {}

    public static Optional<String> of(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .map(
                        value ->
                                value.regionMatches(true, 0, BEARER, 0, BEARER.length())
                                        ? value.substring(BEARER.length())
                                        : value)
                .map(String::strip)
                .filter(token -> !token.isEmpty());
    }
}
