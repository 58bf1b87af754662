package dev.signalpost.log.dialect.octohooks;

import dev.signalpost.contracts.attempt.DeliveryStatus;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.log.query.Page;
import dev.signalpost.log.query.Position;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** What all lists of the log share. */
final class OctohooksLogAnswers {

    private OctohooksLogAnswers() {}

    static <T> Response page(OctohooksSpan span, Page<T> found, Function<T, ?> body, UriInfo uri) {
        return span.page()
                .answer(
                        found.entries().stream().map(body).toList(),
                        found.next().map(Position::toString),
                        uri);
    }

    /** The query parameter {@code status}. */
    static Optional<DeliveryStatus> status(String text) {
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(
                Arrays.stream(DeliveryStatus.values())
                        .filter(status -> status.wireName().equals(text))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Problem.invalid(
                                                "status",
                                                "must be pending, sending, success, failed or disabled")));
    }
}
