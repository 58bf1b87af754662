package dev.signalpost.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.message.Trigger;
import dev.signalpost.delivery.source.PartitionProgress;
import dev.signalpost.delivery.source.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class FairLineTest {

    private static final Instant NOW = Instant.EPOCH;

    private final FairLine line = new FairLine();
    private final List<Lane> passedOver = new ArrayList<>();
    private final PartitionProgress progress = new PartitionProgress(new TopicPartition("t", 0));
    private final String flood = UUID.randomUUID().toString();
    private final String quiet = UUID.randomUUID().toString();
    private long offset;

    @Test
    void anApplicationWithManyEndpointsGetsNoMoreThanOneWithOne() {
        for (int i = 0; i < 50; i++) {
            line.add(lane(flood, 100, 1000));
        }
        line.add(lane(quiet, 400, 1000));

        Map<String, Integer> starts = starts(600);

        assertThat(starts.get(quiet)).isBetween(280, 320);
    }

    @Test
    void turnsAreCountedInBytes() {
        line.add(lane(flood, 400, 64 * 1024));
        line.add(lane(quiet, 400, 1024));

        Map<String, Integer> starts = starts(300);

        assertThat(starts.get(quiet)).isGreaterThan(20 * starts.get(flood));
    }

    @Test
    void aLoneApplicationIsNotHeldUp() {
        line.add(lane(flood, 100, 350 * 1024));

        assertThat(starts(100).get(flood)).isEqualTo(100);
        assertThat(line.next(0, passedOver::add)).isNull();
    }

    @Test
    void aLaneWithNothingLeftIsPassedOver() {
        Lane withdrawn = lane(flood, 1, 1);
        Lane next = lane(flood, 1, 1);
        line.add(withdrawn);
        line.add(next);
        withdrawn.removeAll();

        assertThat(line.next(0, passedOver::add)).isEqualTo(next);
        assertThat(passedOver).containsExactly(withdrawn);
    }

    private Map<String, Integer> starts(int howMany) {
        Map<String, Integer> starts = new HashMap<>(Map.of(flood, 0, quiet, 0));
        for (int i = 0; i < howMany; i++) {
            Lane lane = line.next(0, passedOver::add);
            starts.merge(lane.application(), 1, Integer::sum);
            Work work = lane.start();
            lane.delivered(work, 0);
            if (lane.mayStart(0)) {
                line.add(lane);
            }
        }
        return starts;
    }

    private Lane lane(String application, int works, int bytes) {
        var endpoint = new EndpointId(UUID.randomUUID());
        var lane =
                new Lane(
                        endpoint,
                        application,
                        "host",
                        new InFlightLimit(8, 64),
                        new Breaker(new BreakerTest.Defaults()),
                        0);
        var payload = new byte[bytes];
        for (int i = 0; i < works; i++) {
            var message =
                    new Message(
                            new MessageId(UUID.randomUUID()),
                            new EnvironmentId(UUID.randomUUID()),
                            ApplicationId.of(application).toString(),
                            "a",
                            "test",
                            NOW,
                            Set.of(),
                            null,
                            Message.JSON,
                            payload);
            var delivery = new DeliveryRecord(message, endpoint, 1, 0, NOW, NOW, Trigger.SCHEDULE);
            lane.add(new Work(delivery, progress.track(offset++, bytes, 1)), 0);
        }
        return lane;
    }
}
