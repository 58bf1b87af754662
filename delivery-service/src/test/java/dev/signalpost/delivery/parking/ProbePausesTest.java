package dev.signalpost.delivery.parking;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProbePausesTest {

    private final ProbePauses pauses = new ProbePauses(new Defaults());

    private record Defaults() implements ParkingConfig {
        @Override
        public Duration firstProbe() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration steadyProbe() {
            return Duration.ofSeconds(60);
        }

        @Override
        public Duration longestProbe() {
            return Duration.ofMinutes(30);
        }

        @Override
        public int window() {
            return 1;
        }

        @Override
        public MemorySize windowBytes() {
            return new MemorySize(BigInteger.ONE);
        }
    }

    @Test
    void anHourCostsAboutSixtyProbes() {
        assertThat(probesIn(Duration.ofHours(1))).isBetween(60, 66);
    }

    @Test
    void aDayCostsAFewHundred() {
        assertThat(probesIn(Duration.ofDays(1))).isBetween(200, 300);
    }

    @Test
    void noPauseIsLongerThanHalfAnHour() {
        assertThat(pauses.next(1000, Duration.ofDays(7))).isEqualTo(Duration.ofMinutes(30));
        assertThat(pauses.next(0, Duration.ofDays(7))).isEqualTo(Duration.ofSeconds(5));
    }

    private int probesIn(Duration time) {
        Duration down = Duration.ZERO;
        int probes = 0;
        while (down.compareTo(time) < 0) {
            down = down.plus(pauses.next(probes, down));
            probes++;
        }
        return probes;
    }
}
