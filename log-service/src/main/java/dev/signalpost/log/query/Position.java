package dev.signalpost.log.query;

import dev.signalpost.contracts.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** A place in a list that is ordered by time, newest first, and by id where times are equal. */
public record Position(Instant time, UUID id) {

    /**
     * @throws dev.signalpost.contracts.problem.ProblemException when the text did not come from
     *     {@link #toString}
     */
    public static Position parse(String text) {
        try {
            int comma = text.indexOf(',');
            return new Position(
                    Instant.parse(text.substring(0, comma)),
                    UUID.fromString(text.substring(comma + 1)));
        } catch (DateTimeException | IndexOutOfBoundsException | IllegalArgumentException foreign) {
            throw Problem.invalid("cursor", "must come from the Link header of the page before");
        }
    }

    @Override
    public String toString() {
        return time + "," + id;
    }
}
