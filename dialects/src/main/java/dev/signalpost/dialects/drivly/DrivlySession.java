package dev.signalpost.dialects.drivly;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A person's session: the API key in a cookie that scripts cannot read and other sites cannot make
 * the browser send. Because some of Drivly's GETs change state, a request that a browser says
 * another site caused counts as one without a session, too.
 */
public final class DrivlySession {

    private static final String COOKIE = "signalpost_session";
    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final Set<String> OUR_OWN = Set.of("same-origin", "none");
    private static final Duration LASTS = Duration.ofHours(12);

    private DrivlySession() {}

    static Optional<String> key(HttpServerRequest request) {
        String site = request.getHeader(FETCH_SITE);
        return Optional.ofNullable(request.getCookie(COOKIE))
                .map(Cookie::getValue)
                .filter(key -> !key.isBlank() && (site == null || OUR_OWN.contains(site)));
    }

    /**
     * @param secure whether the request came by https
     */
    public static NewCookie begin(String key, boolean secure) {
        return new NewCookie.Builder(COOKIE)
                .value(key)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .maxAge(Math.toIntExact(LASTS.toSeconds()))
                .build();
    }
}
