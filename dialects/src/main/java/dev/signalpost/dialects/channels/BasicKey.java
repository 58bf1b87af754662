package dev.signalpost.dialects.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalpost.dialects.BearerToken;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Base64;
import java.util.Optional;

/** A key as the user name of HTTP Basic, RFC 7617, whose password is empty; or as bearer token. */
final class BasicKey {

    private static final String BASIC = "basic ";

    private BasicKey() {}

    static Optional<String> of(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return BearerToken.of(request);
        }
        String user = user(header.substring(BASIC.length()).strip());
        // Somebody who sends a credential is never a guest, even if it cannot be read.
        return Optional.of(user);
    }

    private static String user(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? pair : pair.substring(0, colon);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
