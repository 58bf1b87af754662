package dev.signalpost.dialects.octohooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalpost.contracts.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A page of a list: the body stays the plain array that Octohooks' clients expect, the way to the
 * next page is a {@code Link} header.
 *
 * @param limit how many entries at most, 1 to 250
 * @param after where the page begins: the opaque position that ended the one before; empty for the
 *     first page
 */
public record OctohooksPage(int limit, Optional<String> after) {

    public static final int DEFAULT_LIMIT = 100;
    public static final int MAX_LIMIT = 250;

    /**
     * From the query parameters {@code limit} and {@code cursor}.
     *
     * @throws dev.signalpost.contracts.problem.ProblemException when one of them is not usable
     */
    public static OctohooksPage of(String limit, String cursor) {
        return new OctohooksPage(
                limit(limit), Optional.ofNullable(cursor).map(OctohooksPage::decode));
    }

    private static int limit(String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the one message.
        }
        throw Problem.invalid("limit", "must be a whole number from 1 to " + MAX_LIMIT);
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw Problem.invalid("cursor", "must come from the Link header of the page before");
        }
    }

    /**
     * The answer with the entries of this page.
     *
     * @param next position after the last entry; empty when there are no more
     */
    public Response answer(List<?> entries, Optional<String> next, UriInfo uri) {
        Response.ResponseBuilder answer = Response.ok(entries);
        next.ifPresent(
                position ->
                        answer.header(
                                HttpHeaders.LINK,
                                "<"
                                        + uri.getRequestUriBuilder()
                                                .replaceQueryParam("limit", limit)
                                                .replaceQueryParam(
                                                        "cursor",
                                                        Base64.getUrlEncoder()
                                                                .withoutPadding()
                                                                .encodeToString(
                                                                        position.getBytes(UTF_8)))
                                                .build()
                                        + ">; rel=\"next\""));
        return answer.build();
    }
}
