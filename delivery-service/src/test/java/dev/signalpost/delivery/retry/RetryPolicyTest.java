package dev.signalpost.delivery.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalpost.contracts.registry.DeliveryFormat;
import dev.signalpost.delivery.dispatch.DispatchResult;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Pauses DEFAULTS = Pauses.DEFAULT;

    private final RetryConfig config =
            new SmallRyeConfigBuilder()
                    .withMapping(RetryConfig.class)
                    .build()
                    .getConfigMapping(RetryConfig.class);
    private final RetryPolicy policy = new RetryPolicy(config, new Random(1));

    @Test
    void theDefaultScheduleIsTheOneOfTheNativeApi() {
        assertThat(config.schedule())
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(10));
        assertThat(config.jitter()).isEqualTo(0.1);
    }

    @Test
    void aPauseVariesByATenthAndNotMore() {
        for (int i = 0; i < 1000; i++) {
            Next.Again again = (Next.Again) policy.after(answer(500), DEFAULTS, 1, NOW);
            assertThat(Duration.between(NOW, again.notBefore()))
                    .isBetween(Duration.ofSeconds(270), Duration.ofSeconds(330));
        }
    }

    @Test
    void afterTheLastPauseTheScheduleIsUsedUp() {
        assertThat(policy.after(answer(500), DEFAULTS, 6, NOW)).isInstanceOf(Next.Again.class);
        assertThat(policy.after(answer(500), DEFAULTS, 7, NOW)).isEqualTo(new Next.Exhausted());
        assertThat(
                        policy.after(
                                answer(500),
                                new Pauses(List.of(Duration.ofSeconds(1)), true),
                                1,
                                NOW))
                .isEqualTo(new Next.Exhausted());
    }

    @Test
    void anySuccessEndsItAndGoneEndsItToo() {
        assertThat(policy.after(answer(200), DEFAULTS, 0, NOW)).isEqualTo(new Next.Finished());
        assertThat(policy.after(answer(299), DEFAULTS, 0, NOW)).isEqualTo(new Next.Finished());
        assertThat(policy.after(answer(410), DEFAULTS, 0, NOW)).isEqualTo(new Next.Gone());
        assertThat(policy.after(new DispatchResult.Skipped("off"), DEFAULTS, 0, NOW))
                .isEqualTo(new Next.Finished());
    }

    @Test
    void retryAfterDelaysButNeverHastens() {
        Next.Again later =
                (Next.Again) policy.after(answer(429, "Retry-After", "60"), DEFAULTS, 0, NOW);
        Next.Again unmoved =
                (Next.Again) policy.after(answer(429, "retry-after", "1"), DEFAULTS, 1, NOW);

        assertThat(later.notBefore()).isEqualTo(NOW.plusSeconds(60));
        assertThat(Duration.between(NOW, unmoved.notBefore())).isGreaterThan(Duration.ofMinutes(4));
    }

    @Test
    void aFormatThatPromisesItsPausesGetsThemExactly() {
        var drivly = new Pauses(DeliveryFormat.DRIVLY.schedule(), DeliveryFormat.DRIVLY.jittered());

        for (int step = 0; step < 5; step++) {
            assertThat(policy.after(answer(500), drivly, step, NOW))
                    .isEqualTo(new Next.Again(NOW.plusSeconds(120)));
        }
        assertThat(policy.after(answer(500), drivly, 5, NOW)).isEqualTo(new Next.Exhausted());
    }

    private static DispatchResult answer(int status, String... header) {
        return new DispatchResult.Answered(
                status,
                status >= 200 && status < 300,
                header.length == 0 ? Map.of() : Map.of(header[0], header[1]),
                new byte[0],
                1);
    }
}
