package dev.signalpost.log.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A stretch of a list.
 *
 * @param next where the next one begins, if there is one
 */
public record Page<T>(List<T> entries, Optional<Position> next) {

    /** From one entry more than the page holds, which tells whether there is another page. */
    static <T> Page<T> of(List<T> oneMore, int limit, Function<T, Position> position) {
        List<T> entries = oneMore.stream().limit(limit).toList();
        return new Page<>(
                entries,
                oneMore.size() > limit
                        ? Optional.of(position.apply(entries.getLast()))
                        : Optional.empty());
    }
}
