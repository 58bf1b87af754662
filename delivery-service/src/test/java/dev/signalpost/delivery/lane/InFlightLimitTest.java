package dev.signalpost.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InFlightLimitTest {

    @Test
    void growsByOneForEachRoundOfSuccesses() {
        var limit = new InFlightLimit(8, 64);

        for (int i = 0; i < 9; i++) {
            limit.succeeded();
        }
        assertThat(limit.value()).isEqualTo(9);
    }

    @Test
    void staysBetweenOneAndTheCeiling() {
        var limit = new InFlightLimit(8, 16);

        for (int i = 0; i < 10_000; i++) {
            limit.succeeded();
        }
        assertThat(limit.value()).isEqualTo(16);
        limit.failed();
        assertThat(limit.value()).isEqualTo(8);
        for (int i = 0; i < 100; i++) {
            limit.failed();
        }
        assertThat(limit.value()).isEqualTo(1);
    }
}
