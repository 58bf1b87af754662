package dev.signalpost.delivery.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"120, PT2M", "0, PT1S", "999999999, PT24H", "' 5 ', PT5S"})
    void secondsAreHeldBetweenASecondAndADay(String value, Duration expected) {
        assertThat(RetryAfter.parse(value, NOW)).contains(expected);
    }

    @Test
    void aDateIsCountedFromNow() {
        assertThat(RetryAfter.parse("Sun, 01 Mar 2026 12:10:00 GMT", NOW))
                .contains(Duration.ofMinutes(10));
        assertThat(RetryAfter.parse("Sun, 01 Mar 2020 12:10:00 GMT", NOW))
                .contains(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "99999999999999"})
    void anythingElseIsIgnored(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }
}
