package dev.signalpost.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalpost.contracts.registry.DeliveryTerms.RateLimit;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long SECOND = 1_000_000_000L;

    private final TokenBucket bucket = new TokenBucket(new RateLimit(10, 3), 0);

    @Test
    void letsABurstThroughAndThenTheRate() {
        assertThat(taken(0)).isEqualTo(3);
        assertThat(bucket.nanosUntilOpen(0)).isEqualTo(SECOND / 10);
        assertThat(taken(SECOND / 20)).isZero();
        assertThat(taken(SECOND / 10)).isEqualTo(1);
    }

    @Test
    void gathersNoMoreThanABurst() {
        taken(0);

        assertThat(taken(3600 * SECOND)).isEqualTo(3);
    }

    @Test
    void keepsAFractionOfAToken() {
        var slow = new TokenBucket(new RateLimit(0.001, 1), 0);
        slow.take();

        assertThat(slow.isOpen(999 * SECOND)).isFalse();
        assertThat(slow.isOpen(1001 * SECOND)).isTrue();
    }

    @Test
    void anEarlierTimeTakesNothingBack() {
        taken(0);

        assertThat(bucket.isOpen(SECOND / 10)).isTrue();
        assertThat(bucket.isOpen(SECOND / 20)).isTrue();
        assertThat(bucket.nanosUntilOpen(SECOND / 20)).isZero();
    }

    private int taken(long nowNanos) {
        int taken = 0;
        while (bucket.isOpen(nowNanos)) {
            bucket.take();
            taken++;
        }
        return taken;
    }
}
