package dev.signalpost.delivery.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionProgressTest {

    private final PartitionProgress progress = new PartitionProgress(new TopicPartition("t", 0));

    @Test
    void theCommittedOffsetNeverPassesAnOpenRecord() {
        SourceRecord first = progress.track(10, 1, 1);
        SourceRecord second = progress.track(11, 1, 1);

        second.deliveryDone();
        assertThat(progress.committable()).isEmpty();

        first.deliveryDone();
        assertThat(progress.committable()).isEqualTo(OptionalLong.of(12));
    }

    @Test
    void aRecordIsDoneWhenAllItsDeliveriesAre() {
        SourceRecord record = progress.track(0, 1, 3);

        record.deliveryDone();
        record.deliveryDone();
        assertThat(progress.committable()).isEmpty();

        record.deliveryDone();
        assertThat(progress.committable()).isEqualTo(OptionalLong.of(1));
    }

    @Test
    void gapsBetweenOffsetsAndRecordsForNobodyDoNotMatter() {
        progress.track(5, 1, 0);
        progress.track(900, 1, 0);

        assertThat(progress.committable()).isEqualTo(OptionalLong.of(901));
        progress.committed(901);
        assertThat(progress.committable()).isEmpty();
    }

    @Test
    void inAnyOrderOfCompletionTheCommittableIsTheEndOfTheDonePrefix() {
        var random = new Random(7);
        List<SourceRecord> open = new ArrayList<>();
        for (int offset = 0; offset < 1000; offset++) {
            open.add(progress.track(offset, 1, 1));
        }
        boolean[] done = new boolean[1001];
        Collections.shuffle(open, random);
        for (SourceRecord record : open) {
            record.deliveryDone();
            done[(int) record.offset()] = true;
            int prefix = 0;
            while (done[prefix]) {
                prefix++;
            }
            assertThat(progress.committable().orElse(0)).isEqualTo(prefix);
        }
    }

    @Test
    void isFullByRecordsOrByBytesAndHasRoomAgainAtHalf() throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        for (int offset = 0; offset < 4; offset++) {
            records.add(progress.track(offset, 100, 1));
        }

        assertThat(progress.isFull(4, 10_000)).isTrue();
        assertThat(progress.isFull(10, 400)).isTrue();
        assertThat(progress.isFull(5, 401)).isFalse();
        records.get(3).deliveryDone();
        assertThat(progress.hasRoom(4, 10_000)).isFalse();
        records.get(2).deliveryDone();
        assertThat(progress.hasRoom(4, 10_000)).isTrue();
        assertThat(progress.awaitQuiet(Duration.ofMillis(5))).isFalse();
        records.get(1).deliveryDone();
        records.get(0).deliveryDone();
        assertThat(progress.awaitQuiet(Duration.ofMillis(5))).isTrue();
    }
}
