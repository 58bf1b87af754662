package dev.signalpost.contracts.id;

import java.util.Optional;
import java.util.UUID;

/**
 * The number under which an id is known to APIs whose ids are integers: its last 52 bits, which are
 * random in every id of ours and fit the integers that JSON readers agree on. Two things of one
 * application share a number about as often as two of ninety million messages do.
 */
public final class IdNumber {

    private static final long MASK = (1L << 52) - 1;
    private static final int MAX_DIGITS = 16;

    private IdNumber() {}

    public static long of(UUID id) {
        return id.getLeastSignificantBits() & MASK;
    }

    /** The number that the text is, if it is one that an id can have. */
    public static Optional<Long> parse(String text) {
        boolean digits =
                !text.isEmpty()
                        && text.length() <= MAX_DIGITS
                        && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits
                ? Optional.of(Long.parseLong(text)).filter(number -> number <= MASK)
                : Optional.empty();
    }
}
