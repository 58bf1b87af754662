package dev.signalpost.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ShardsTest {

    private static final int PARTITIONS = 12;

    private static final Duration STAY = Duration.ofMillis(4);

    private final AtomicLong nanos = new AtomicLong();
    private final Shards shards = shards(PARTITIONS);

    @Test
    void anApplicationHasFourPartitionsAndAlwaysTheSame() {
        for (int i = 0; i < 1000; i++) {
            String application = UUID.randomUUID().toString();
            int[] own = shards.of(application);
            assertThat(own).hasSize(4).doesNotHaveDuplicates();
            assertThat(own).containsExactly(shards(PARTITIONS).of(application));
            assertThat(Arrays.stream(own).allMatch(each -> each >= 0 && each < PARTITIONS))
                    .isTrue();
        }
    }

    @Test
    void applicationsMeetSeldomOnAllFour() {
        Set<Set<Integer>> sets = new HashSet<>();
        Map<Integer, Integer> used = new HashMap<>();
        for (int i = 0; i < 5000; i++) {
            int[] own = shards.of(UUID.randomUUID().toString());
            sets.add(Arrays.stream(own).boxed().collect(Collectors.toSet()));
            Arrays.stream(own).forEach(each -> used.merge(each, 1, Integer::sum));
        }
        assertThat(sets).as("of 495 possible ones").hasSizeGreaterThan(450);
        assertThat(used.values()).allMatch(times -> times > 1400 && times < 1950);
    }

    @Test
    void orderHasOnePartition() {
        String application = UUID.randomUUID().toString();

        assertThat(shards.fixed(application, null)).isEqualTo(shards.of(application)[0]);
        assertThat(shards.fixed(application, "a")).isEqualTo(shards.fixed(application, "a"));
        assertThat(shards.of(application)).contains(shards.fixed(application, "b"));
    }

    @Test
    void fewPartitionsAreShared() {
        assertThat(shards(2).of("app")).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void anApplicationStaysForAMomentAndUsesAllItsPartitionsInTheEnd() {
        Map<Integer, Integer> used = new HashMap<>();
        for (int i = 0; i < 4000; i++) {
            nanos.set(i * STAY.toNanos());
            int first = shards.next("app", idle -> 0);
            nanos.addAndGet(STAY.toNanos() - 1);
            assertThat(shards.next("app", idle -> 0)).isEqualTo(first);
            used.merge(first, 1, Integer::sum);
        }

        assertThat(used.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(shards.of("app")).boxed().toList());
        assertThat(used.values()).allMatch(times -> times > 900 && times < 1100);
    }

    @Test
    void aFloodedPartitionIsAvoided() {
        int flooded = shards.of("app")[1];

        for (int i = 0; i < 1000; i++) {
            nanos.addAndGet(STAY.toNanos());
            assertThat(shards.next("app", each -> each == flooded ? 10_000 : 400))
                    .isIn(Arrays.stream(shards.of("app")).boxed().toList())
                    .isNotEqualTo(flooded);
        }
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aBacklogThatGrowsMeanwhileHoldsNobodyUp() {
        var growing = new AtomicLong();

        assertThat(shards.next("app", each -> growing.addAndGet(100_000)))
                .isIn(Arrays.stream(shards.of("app")).boxed().toList());
    }

    private Shards shards(int partitions) {
        return new Shards(partitions, STAY, nanos::get);
    }
}
