package dev.signalpost.contracts.message;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Timestamps as CloudEvents have them (RFC 3339). The forms that most programs write, in UTC with
 * no fraction or one of three, six or nine digits, are read without the platform's parser, which
 * costs more than all the rest of reading a message; so are those in milliseconds written.
 */
final class Rfc3339 {

    private static final int WHOLE_SECONDS = "2026-11-21T13:34:28Z".length();
    private static final int LONGEST = "2026-11-21T13:34:28.123456789Z".length();
    private static final String SEPARATORS = "    -  -  T  :  :  .";
    private static final int FRACTION = SEPARATORS.length();

    private static final byte[] MILLIS = "0000-00-00T00:00:00.000Z".getBytes(US_ASCII);
    private static final int NANOS_OF_MILLI = 1_000_000;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final long YEAR_10000 = 253_402_300_800L;

    private Rfc3339() {}

    /** As the time itself writes it. */
    static String format(Instant time) {
        long second = time.getEpochSecond();
        boolean millis = time.getNano() != 0 && time.getNano() % NANOS_OF_MILLI == 0;
        return millis && second >= 0 && second < YEAR_10000 ? inMillis(time) : time.toString();
    }

    private static String inMillis(Instant time) {
        LocalDate date = LocalDate.ofEpochDay(time.getEpochSecond() / SECONDS_OF_DAY);
        int second = (int) (time.getEpochSecond() % SECONDS_OF_DAY);
        byte[] text = MILLIS.clone();
        digits(text, 0, 4, date.getYear());
        digits(text, 5, 7, date.getMonthValue());
        digits(text, 8, 10, date.getDayOfMonth());
        digits(text, 11, 13, second / 3600);
        digits(text, 14, 16, second / 60 % 60);
        digits(text, 17, 19, second % 60);
        digits(text, 20, 23, time.getNano() / NANOS_OF_MILLI);
        return new String(text, US_ASCII);
    }

    private static void digits(byte[] text, int from, int to, int number) {
        int rest = number;
        for (int i = to - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

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
