package dev.signalpost.delivery.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTierTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT-1S, FIVE_SECONDS", "PT0S, FIVE_SECONDS", "PT59S, FIVE_SECONDS", "PT1M, ONE_MINUTE",
                "PT4M59S, ONE_MINUTE",
        "PT5M, FIVE_MINUTES", "PT29M, FIVE_MINUTES", "PT30M, THIRTY_MINUTES", "PT2H, TWO_HOURS",
                "PT10H, TWO_HOURS"
    })
    void theLongestTierThatIsNotLongerThanTheWait(Duration left, RetryTier expected) {
        assertThat(RetryTier.of(NOW.plus(left), NOW)).isEqualTo(expected);
    }
}
