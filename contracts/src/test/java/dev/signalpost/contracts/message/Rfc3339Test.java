package dev.signalpost.contracts.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @Test
    void whatWeWriteIsReadAsItWas() {
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Instant time = Instant.ofEpochMilli(random.nextLong(0, 253_402_300_799_999L));
            assertThat(Rfc3339.parse(time.toString())).isEqualTo(time);
            Instant fine = time.plusNanos(random.nextInt(1_000_000));
            for (ChronoUnit unit :
                    new ChronoUnit[] {ChronoUnit.SECONDS, ChronoUnit.MICROS, ChronoUnit.NANOS}) {
                Instant cut = fine.truncatedTo(unit);
                assertThat(Rfc3339.parse(cut.toString())).isEqualTo(cut);
                assertThat(Rfc3339.format(cut)).isEqualTo(cut.toString());
            }
            assertThat(Rfc3339.format(time)).isEqualTo(time.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1969-12-31T23:59:59.999Z",
                "1970-01-01T00:00:00.001Z",
                "2024-02-29T23:59:59.999Z",
                "9999-12-31T23:59:59.999Z",
                "+10000-01-01T00:00:00.001Z",
                "-0001-01-01T00:00:00.001Z"
            })
    void isWrittenAsThePlatformDoes(String text) {
        assertThat(Rfc3339.format(Instant.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T13:34:28+02:00",
                "2026-11-21T13:34:28.123456789Z",
                "2026-11-21T13:34:28.1Z",
                "2026-11-21T13:34:28.123z",
                "2026-11-21T13:34Z",
                "2026-11-21T13:34:28.Z",
                "2026-11-21T13:34:28.1234567891Z",
                "2026-11-21T13:34:28.12a456Z",
                "2024-02-29T00:00:00.000Z",
                "+12026-11-21T13:34:28Z",
                "2026-11-21T24:00:00Z",
                "2026-11-21T13:60:00Z",
                "2026-11-21T13:34:60.000Z",
                "2025-02-29T00:00:00.000Z",
                "2026-13-21T13:34:28Z",
                "2026-11-21 13:34:28.123Z",
                "2026-11-21T13:34:28,123Z",
                "2026-11-21T13:34:28.12:Z",
                "yesterday",
                ""
            })
    void anyOtherFormIsReadAsThePlatformDoes(String text) {
        Instant expected;
        try {
            expected = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            assertThatThrownBy(() -> Rfc3339.parse(text)).isInstanceOf(DateTimeException.class);
            return;
        }
        assertThat(Rfc3339.parse(text)).isEqualTo(expected);
    }
}
