package dev.signalpost.log.query;

import java.time.Instant;
import java.util.Optional;

/**
 * Which part of a list is wanted.
 *
 * @param since no older than this
 * @param until older than this
 * @param limit how many at most
 * @param after where the page before ended
 */
public record Stretch(Instant since, Instant until, int limit, Optional<Position> after) {

    /** Where reading begins: the end of the page before, or the upper bound. */
    Position start() {
        return after.orElseGet(() -> new Position(until, new java.util.UUID(0, 0)));
    }
}
