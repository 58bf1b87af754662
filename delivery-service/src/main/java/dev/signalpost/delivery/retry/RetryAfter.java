package dev.signalpost.delivery.retry;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The header {@code Retry-After} (RFC 9110, section 10.2.3): seconds or a date, held between one
 * second and one day.
 */
final class RetryAfter {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    private RetryAfter() {}

    /** How long to wait; empty for a value that is neither form. */
    static Optional<Duration> parse(String value, Instant now) {
        String text = value.strip();
        try {
            if (!text.isEmpty()
                    && text.length() <= 9
                    && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Optional.of(clamp(Duration.ofSeconds(Long.parseLong(text))));
            }
            Instant date =
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(clamp(Duration.between(now, date)));
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }

    private static Duration clamp(Duration wanted) {
        if (wanted.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
    }
}
