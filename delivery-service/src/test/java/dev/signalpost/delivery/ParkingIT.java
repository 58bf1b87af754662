package dev.signalpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.AttemptResult;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.contracts.registry.ParkedEndpoint.Phase;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.registryview.ParkingView;
import dev.signalpost.testkit.EndpointDraft;
import dev.signalpost.testkit.Infrastructure;
import dev.signalpost.testkit.Installation;
import dev.signalpost.testkit.Receiver;
import dev.signalpost.testkit.Receiver.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An endpoint that is down costs probes, not attempts, and gets everything when it is back. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ParkingIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int FAILURES = 10;
    private static final int PARKED = 50;

    private final Scene scene;
    private final ParkingView view;
    private final List<EndpointState> made = new ArrayList<>();

    ParkingIT(Scene scene, ParkingView view) {
        this.scene = scene;
        this.view = view;
    }

    @BeforeEach
    void open() {
        scene.open();
    }

    @AfterEach
    void close() {
        made.forEach(endpoint -> scene.installation.publish(EndpointDraft.disabled(endpoint)));
        scene.close();
    }

    @Test
    void deliveriesWaitUntilTheEndpointIsBackAndThenComeInOrder() {
        // Given
        String path = "/down";
        EndpointState endpoint = endpoint(path);
        scene.receiver.answer(path, Answer.status(503));
        List<MessageId> failed = bringDown(endpoint, path);

        // When
        List<MessageId> parked = new ArrayList<>();
        for (int i = 0; i < PARKED; i++) {
            parked.add(scene.installation.send("invoice.paid", Scene.PAYLOAD));
        }
        scene.kafka.await(Topic.PARKED.topicName(), Scene.is(parked.getLast()), SOON);
        awaitPhase(endpoint, Phase.DOWN);
        scene.clock.advance(Duration.ofSeconds(6));
        await().atMost(SOON).until(() -> scene.receiver.count(path) >= FAILURES + 1);
        awaitReason(endpoint);

        // Then
        assertThat(scene.receiver.count(path)).as("probes, not attempts").isLessThan(FAILURES + 4);

        // When
        int before = scene.receiver.count(path);
        scene.receiver.answer(path, Answer.status(200));
        scene.clock.advance(Duration.ofMinutes(1));
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(delivered(path))
                                        .containsAll(
                                                parked.stream().map(MessageId::toString).toList()));
        scene.clock.advance(Duration.ofMinutes(61));

        // Then
        scene.receiver.await(path, before + PARKED + failed.size(), SOON);
        await().atMost(SOON).until(() -> view.find(endpoint.id()).isEmpty());
        List<String> arrived =
                scene.receiver.requests(path).stream()
                        .skip(before)
                        .map(Receiver.Received::messageId)
                        .toList();
        List<String> all =
                Stream.concat(failed.stream(), parked.stream()).map(MessageId::toString).toList();
        assertThat(Set.copyOf(arrived)).isEqualTo(Set.copyOf(all));
        assertThat(arrived)
                .as("each once, and maybe one probe that was under way")
                .hasSizeLessThanOrEqualTo(all.size() + 1);
        assertThat(arrived.getFirst()).isEqualTo(parked.getFirst().toString());
        List<AttemptFinished> ofFirst = scene.attempts(parked.getFirst(), 2);
        assertThat(ofFirst.getLast().result()).isEqualTo(AttemptResult.DELIVERED);
        assertThat(ofFirst.getFirst().nextAttemptAt()).as("the next probe").isPositive();
    }

    @Test
    void anEndpointThatFailsWhileItDrainsIsParkedAgainAndLosesNothing() {
        // Given
        String path = "/relapse";
        EndpointState endpoint = endpoint(path);
        scene.receiver.answer(path, Answer.status(500));
        bringDown(endpoint, path);
        List<String> parked = new ArrayList<>();
        for (int i = 0; i < PARKED; i++) {
            parked.add(scene.installation.send("invoice.paid", Scene.PAYLOAD).toString());
        }
        awaitPhase(endpoint, Phase.DOWN);

        // When
        int before = scene.receiver.count(path);
        Answer[] answers = new Answer[before + 40];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = Answer.status(i < before + 8 ? 200 : 500);
        }
        scene.receiver.answer(path, answers);
        scene.clock.advance(Duration.ofSeconds(6));
        await().atMost(SOON).until(() -> scene.receiver.count(path) >= before + 18);
        awaitPhase(endpoint, Phase.DOWN);
        scene.receiver.answer(path, Answer.status(200));
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> {
                            scene.clock.advance(Duration.ofMinutes(6));
                            return view.find(endpoint.id()).isEmpty()
                                    && delivered(path).containsAll(parked);
                        });

        // Then
        assertThat(delivered(path)).containsAll(parked);
    }

    @Test
    void aChangedEndpointIsTriedAtOnceAndOneThatIsDisabledGetsNothing() {
        // Given
        String path = "/changed";
        EndpointState endpoint = endpoint(path);
        scene.receiver.answer(path, Answer.status(500));
        bringDown(endpoint, path);
        MessageId waiting = scene.installation.send("invoice.paid", Scene.PAYLOAD);
        awaitPhase(endpoint, Phase.DOWN);
        scene.clock.advance(Duration.ofSeconds(6));
        awaitReason(endpoint);

        // When
        scene.installation.publish(EndpointDraft.disabled(endpoint));

        // Then
        await().atMost(SOON).until(() -> view.find(endpoint.id()).isEmpty());
        assertThat(scene.attempts(waiting, 2).getLast().result()).isEqualTo(AttemptResult.SKIPPED);
    }

    @Test
    void aDeliveryWhoseTimeIsOverIsExhaustedWithoutAnAttempt() {
        // Given
        String path = "/over";
        EndpointState endpoint = endpoint(path, Duration.ofHours(1));
        scene.receiver.answer(path, Answer.status(500));
        bringDown(endpoint, path);
        List<MessageId> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiting.add(scene.installation.send("invoice.paid", Scene.PAYLOAD));
        }
        awaitPhase(endpoint, Phase.DOWN);
        scene.clock.advance(Duration.ofSeconds(6));
        awaitReason(endpoint);
        int before = scene.receiver.count(path);

        // When
        scene.clock.advance(Duration.ofHours(2));

        // Then
        for (MessageId message : waiting) {
            scene.kafka.await(Topic.EXHAUSTED.topicName(), Scene.is(message), SOON);
        }
        assertThat(scene.receiver.count(path) - before).isLessThan(3 + FAILURES);
    }

    /**
     * Endpoints share partitions, and what waits for one may stand far behind what others wait for.
     */
    @Test
    void aDeliveryFarBehindThoseOfOthersIsReached() {
        // Given
        String path = "/far";
        scene.receiver.answer(path, Answer.status(410), Answer.status(200));
        EndpointId endpoint = endpoint(path).id();
        var deleted = new EndpointId(UUID.randomUUID());
        Instant now = scene.clock.instant();
        MessageId first = scene.installation.park(endpoint, 0, now);
        for (int i = 0; i < 1200; i++) {
            scene.installation.park(deleted, 0, now);
        }
        MessageId last = scene.installation.park(endpoint, 0, now);
        scene.kafka.flush();
        await().atMost(SOON).until(() -> view.find(endpoint).isPresent());

        // When
        scene.clock.advance(Duration.ofSeconds(6));
        scene.receiver.await(path, 1, SOON);
        scene.attempts(first, 1);
        scene.clock.advance(Duration.ofMinutes(2));

        // Then
        scene.receiver.await(path, 2, SOON);
        assertThat(delivered(path)).containsExactly(first.toString(), last.toString());
    }

    /** One whose failed attempts are repeated so late that they are no part of what is tested. */
    private EndpointState endpoint(String path) {
        return endpoint(path, Duration.ofHours(1), Duration.ofHours(1));
    }

    private EndpointState endpoint(String path, Duration... pauses) {
        EndpointState endpoint =
                scene.installation.endpoint(
                        scene.receiver.url(path), Installation.withSchedule(pauses));
        made.add(endpoint);
        return endpoint;
    }

    private List<MessageId> bringDown(EndpointState endpoint, String path) {
        List<MessageId> failed = new ArrayList<>();
        for (int i = 0; i < FAILURES; i++) {
            failed.add(scene.installation.send("invoice.paid", Scene.PAYLOAD));
        }
        scene.receiver.await(path, FAILURES, SOON);
        for (MessageId message : failed) {
            scene.attempts(message, 1);
        }
        return failed;
    }

    private List<String> delivered(String path) {
        return scene.receiver.requests(path).stream().map(Receiver.Received::messageId).toList();
    }

    private void awaitPhase(EndpointState endpoint, Phase phase) {
        await().atMost(SOON)
                .until(
                        () ->
                                view.find(endpoint.id())
                                        .filter(parked -> parked.phase() == phase)
                                        .isPresent());
    }

    private void awaitReason(EndpointState endpoint) {
        await().atMost(SOON)
                .until(
                        () ->
                                view.find(endpoint.id())
                                        .filter(parked -> parked.reason() != null)
                                        .isPresent());
    }
}
