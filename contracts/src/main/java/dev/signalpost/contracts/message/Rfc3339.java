package dev.signalpost.contracts.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Timestamps as CloudEvents have them (RFC 3339). The forms that most programs write, in UTC with
 * no fraction or one of three, six or nine digits, are read without the platform's parser, which
 * costs more than all the rest of reading a message.
 */
final class Rfc3339 {

    private static final int WHOLE_SECONDS = "2026-11-21T13:34:28Z".length();
    private static final int LONGEST = "2026-11-21T13:34:28.123456789Z".length();
    private static final String SEPARATORS = "    -  -  T  :  :  .";
    private static final int FRACTION = SEPARATORS.length();

    private Rfc3339() {}

    /**
     * @throws DateTimeException when the text is no timestamp
     */
    static Instant parse(String text) {
        return isPlain(text) ? plain(text) : OffsetDateTime.parse(text).toInstant();
    }

    /** Whether every character is where the plain forms have one of its kind. */
    private static boolean isPlain(String text) {
        int length = text.length();
        boolean known =
                length == WHOLE_SECONDS
                        || length > FRACTION + 1
                                && length <= LONGEST
                                && (length - FRACTION - 1) % 3 == 0;
        if (!known || text.charAt(length - 1) != 'Z') {
            return false;
        }
        for (int i = 0; i < length - 1; i++) {
            char expected = i < FRACTION ? SEPARATORS.charAt(i) : ' ';
            char c = text.charAt(i);
            if (expected == ' ' ? c < '0' || c > '9' : c != expected) {
                return false;
            }
        }
        return number(text, 11, 13) < 24 && number(text, 14, 16) < 60 && number(text, 17, 19) < 60;
    }

    private static Instant plain(String text) {
        long day =
                LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                        .toEpochDay();
        long second =
                ((day * 24 + number(text, 11, 13)) * 60 + number(text, 14, 16)) * 60
                        + number(text, 17, 19);
        return Instant.ofEpochSecond(second, nanos(text));
    }

    private static long nanos(String text) {
        int digits = text.length() - FRACTION - 1;
        if (digits <= 0) {
            return 0;
        }
        long nanos = number(text, FRACTION, FRACTION + digits);
        for (int i = digits; i < 9; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
