package dev.signalpost.delivery.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
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
        assertThat(progress.toCommit()).contains(new OffsetAndMetadata(901));
        progress.committed(new OffsetAndMetadata(901));
        assertThat(progress.toCommit()).isEmpty();
    }

    @Test
    void whatIsDoneBehindARecordThatTakesLongIsNotRepeatedInTheNextAssignment() {
        progress.track(10, 1, 1);
        SourceRecord second = progress.track(11, 1, 1);
        progress.track(12, 1, 1);
        SourceRecord far = progress.track(5000, 1, 1);
        assertThat(progress.toCommit()).as("nothing is done").isEmpty();

        second.deliveryDone();
        far.deliveryDone();
        OffsetAndMetadata position = progress.toCommit().orElseThrow();
        progress.committed(position);
        assertThat(position.offset()).isEqualTo(10);
        assertThat(progress.toCommit()).as("nothing new").isEmpty();

        var next = new PartitionProgress(new TopicPartition("t", 0), read(position));
        List<Long> done = new ArrayList<>();
        for (long offset = 10; offset < 6000; offset++) {
            if (next.wasDone(offset)) {
                done.add(offset);
            }
        }
        assertThat(done).containsExactly(11L, 5000L);
    }

    @Test
    void whatWasDoneBeforeStaysDoneForTheAssignmentAfterNext() {
        progress.track(10, 1, 1);
        progress.track(11, 1, 0);
        var next =
                new PartitionProgress(
                        new TopicPartition("t", 0), read(progress.toCommit().orElseThrow()));
        next.track(10, 1, 1);
        assertThat(next.wasDone(11)).isTrue();
        next.track(11, 1, 0);
        next.track(12, 1, 0);

        assertThat(next.toCommit())
                .contains(new OffsetAndMetadata(10, DoneAhead.write(10, List.of(11L, 12L))));
    }

    @Test
    void metadataOfAnybodyElseOrOfATopicThatWasMadeAnewIsNotBelieved() {
        for (String metadata : new String[] {null, "", "host-7", "1:", "1:not base64", "2:BA=="}) {
            assertThat(DoneAhead.read(10, metadata).has(12)).as(metadata).isFalse();
        }
        DoneAhead ours = DoneAhead.read(10, DoneAhead.write(10, List.of(12L)));
        assertThat(ours.has(12)).isTrue();
        assertThat(ours.has(3)).isFalse();
        assertThat(ours.has(12)).as("offsets began anew").isFalse();
    }

    @Test
    void theMetadataFitsIntoWhatKafkaKeeps() {
        List<Long> all = LongStream.range(1, 60_000).boxed().toList();

        String metadata = DoneAhead.write(0, all);

        assertThat(metadata.length()).isBetween(3000, 4096);
        assertThat(DoneAhead.read(0, metadata).has(20_000)).isTrue();
        assertThat(DoneAhead.read(0, metadata).has(50_000)).isFalse();
    }

    private static DoneAhead read(OffsetAndMetadata position) {
        return DoneAhead.read(position.offset(), position.metadata());
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
