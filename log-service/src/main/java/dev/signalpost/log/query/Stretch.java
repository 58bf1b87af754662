package dev.signalpost.log.query;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which part of a list is wanted.
 *
 * @param since no older than this
 * @param until older than this
 * @param limit how many at most
 * @param after where the page before ended
 */
public record Stretch(Instant since, Instant until, int limit, Optional<Position> after) {

    private static final Instant FAR_AHEAD = Instant.parse("9999-01-01T00:00:00Z");

    /** The newest so many. */
    public static Stretch newest(int limit) {
        return new Stretch(Instant.EPOCH, FAR_AHEAD, limit, Optional.empty());
    }

    /** The same, from there on. */
    public Stretch after(Optional<Position> position) {
        return new Stretch(since, until, limit, position);
    }

    /** Where reading begins: the end of the page before, or the upper bound. */
    Position start() {
        return after.orElseGet(() -> new Position(until, new UUID(0, 0)));
    }
}
