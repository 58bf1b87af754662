package dev.signalpost.log.dialect.octohooks;

import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.dialects.octohooks.OctohooksPage;
import dev.signalpost.log.query.Position;
import dev.signalpost.log.query.Stretch;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The query parameters that all lists of the log take: {@code since}, {@code until}, {@code limit},
 * {@code cursor}.
 */
public record OctohooksSpan(
        @QueryParam("since") String since,
        @QueryParam("until") String until,
        @QueryParam("limit") String limit,
        @QueryParam("cursor") String cursor) {

    private static final Instant FAR_AHEAD = Instant.parse("9999-01-01T00:00:00Z");

    OctohooksPage page() {
        return OctohooksPage.of(limit, cursor);
    }

    /**
     * @throws dev.signalpost.contracts.problem.ProblemException when a parameter is not usable
     */
    Stretch stretch() {
        OctohooksPage page = page();
        return new Stretch(
                time("since", since, Instant.EPOCH),
                time("until", until, FAR_AHEAD),
                page.limit(),
                page.after().map(Position::parse));
    }

    /** Epoch milliseconds or an RFC 3339 timestamp. */
    static Instant time(String name, String text, Instant absent) {
        if (text == null) {
            return absent;
        }
        try {
            return text.matches("\\d{1,15}")
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException neither) {
            throw Problem.invalid(name, "must be epoch milliseconds or an RFC 3339 timestamp");
        }
    }
}
