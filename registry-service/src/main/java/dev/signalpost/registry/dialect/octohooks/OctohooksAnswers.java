package dev.signalpost.registry.dialect.octohooks;

import dev.signalpost.dialects.octohooks.OctohooksPage;
import dev.signalpost.registry.outbox.Written;
import dev.signalpost.registry.page.Page;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.function.Function;

/** Answers that all nouns give alike. */
final class OctohooksAnswers {

    private static final String NOT_YET_VISIBLE =
            "199 - \"accepted, not yet visible to deliveries\"";

    private OctohooksAnswers() {}

    static <T> Response created(Written<T> written, Function<T, ?> body) {
        return answer(201, written, body);
    }

    static <T> Response ok(Written<T> written, Function<T, ?> body) {
        return answer(200, written, body);
    }

    static <T> Response page(OctohooksPage page, Page<T> found, Function<T, ?> body, UriInfo uri) {
        return page.answer(
                found.entries().stream().map(body).toList(), found.next().map(UUID::toString), uri);
    }

    private static <T> Response answer(int status, Written<T> written, Function<T, ?> body) {
        Response.ResponseBuilder answer =
                Response.status(status).entity(body.apply(written.value()));
        return written.visible()
                ? answer.build()
                : answer.header("Warning", NOT_YET_VISIBLE).build();
    }
}
