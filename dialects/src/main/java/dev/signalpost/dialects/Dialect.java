package dev.signalpost.dialects;

import dev.signalpost.contracts.problem.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The grammar of one HTTP API: where it lives, where its credentials stand, how it says that
 * something is wrong.
 */
public interface Dialect {

    /**
     * Path prefixes of this dialect, each with a leading slash: whole segments, unless it ends with
     * a hyphen. The longest match of all dialects wins.
     */
    List<String> roots();

    /**
     * The API key that the request carries, or empty. Every request comes by here: the server's own
     * request is asked, because JAX-RS would sort all headers into a tree first.
     */
    Optional<String> token(HttpServerRequest request);

    /**
     * Where a person without a good credential is sent, instead of being refused; empty for
     * programs.
     */
    default Optional<URI> login(ContainerRequestContext request) {
        return Optional.empty();
    }

    /** The dialect's own answer for a problem; an exhaustive switch in every implementation. */
    Response render(Problem problem);
}
