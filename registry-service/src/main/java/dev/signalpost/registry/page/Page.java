package dev.signalpost.registry.page;

import dev.signalpost.contracts.id.IdText;
import dev.signalpost.contracts.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A stretch of a list that is ordered by id.
 *
 * @param next the last id of this page, if there is more behind it
 */
public record Page<T>(List<T> entries, Optional<UUID> next) {

    /** From one row more than the page holds, which tells whether there is another page. */
    public static <R, T> Page<T> of(
            List<R> oneMore, int limit, Function<R, T> entry, Function<T, UUID> id) {
        List<T> entries = oneMore.stream().limit(limit).map(entry).toList();
        return new Page<>(
                entries,
                oneMore.size() > limit
                        ? Optional.of(id.apply(entries.getLast()))
                        : Optional.empty());
    }

    /**
     * @throws dev.signalpost.contracts.problem.ProblemException when the position is not an id
     */
    public static Optional<UUID> position(Optional<String> cursor) {
        return cursor.map(
                text ->
                        IdText.uuid(text)
                                .orElseThrow(
                                        () ->
                                                Problem.invalid(
                                                        "cursor",
                                                        "must come from the Link header of the page before")));
    }
}
