package dev.signalpost.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Breaker breaker = new Breaker(new Defaults());

    record Defaults() implements BreakerConfig {
        @Override
        public int straightFailures() {
            return 10;
        }

        @Override
        public int minAttempts() {
            return 20;
        }

        @Override
        public Duration window() {
            return Duration.ofSeconds(60);
        }
    }

    @Test
    void tenStraightFailuresAreTooMany() {
        for (int i = 0; i < 9; i++) {
            assertThat(breaker.failed(i * SECOND)).isFalse();
        }
        assertThat(breaker.failed(9 * SECOND)).isTrue();
        assertThat(breaker.failed(10 * SECOND)).as("the count begins anew").isFalse();
    }

    @Test
    void aSuccessBetweenThemStartsTheCountAgain() {
        for (int i = 0; i < 9; i++) {
            breaker.failed(i);
        }
        breaker.succeeded(10);
        for (int i = 0; i < 9; i++) {
            assertThat(breaker.failed(70 * SECOND + i)).as("failure " + i).isFalse();
        }
    }

    @Test
    void halfOfTwentyInAMinuteAreTooMany() {
        boolean open = false;
        for (int i = 0; i < 20 && !open; i += 2) {
            open = breaker.failed(i * SECOND);
            breaker.succeeded(i * SECOND);
        }
        assertThat(open).isFalse();
        assertThat(breaker.failed(20 * SECOND)).isTrue();
    }

    @Test
    void whatIsOlderThanTheWindowIsForgotten() {
        for (int i = 0; i < 9; i++) {
            breaker.failed(i);
            breaker.succeeded(i);
        }
        assertThat(breaker.isClean(30 * SECOND)).isFalse();
        assertThat(breaker.isClean(61 * SECOND)).isTrue();
        assertThat(breaker.failed(62 * SECOND)).isFalse();
    }
}
