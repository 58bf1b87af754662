package dev.signalpost.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalpost.contracts.attempt.AttemptResult;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.MessageTerms;
import dev.signalpost.contracts.registry.DeliveryTerms;
import dev.signalpost.contracts.registry.DeliveryTerms.RateLimit;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.testkit.Infrastructure;
import dev.signalpost.testkit.Installation;
import dev.signalpost.testkit.Receiver.Answer;
import dev.signalpost.testkit.Receiver.Received;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Order, rate limits and times, as endpoints and messages ask for them. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class TermsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final DeliveryTerms ORDERED = new DeliveryTerms(true, null);

    private final Scene scene;

    TermsIT(Scene scene) {
        this.scene = scene;
    }

    @BeforeEach
    void open() {
        scene.open();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void anOrderedEndpointGetsFirstSuccessesInOrderAlsoAcrossFailures() {
        // Given
        String path = "/ordered";
        scene.installation.endpoint(
                scene.receiver.url(path),
                Installation.withTerms(ORDERED, Duration.ofSeconds(1), Duration.ofHours(1)));
        Answer[] answers = new Answer[40];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = Answer.status(i == 4 || i == 5 || i == 12 ? 500 : 200);
        }
        scene.receiver.answer(path, answers);

        // When
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sent.add(scene.installation.send("invoice.paid", "" + i).toString());
        }

        // Then
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(300))
                .until(
                        () -> {
                            scene.clock.advance(Duration.ofSeconds(10));
                            return scene.receiver.count(path) >= sent.size() + 3;
                        });
        List<String> succeeded = new ArrayList<>();
        List<Received> requests = scene.receiver.requests(path);
        for (int i = 0; i < requests.size(); i++) {
            if (i != 4 && i != 5 && i != 12) {
                succeeded.add(requests.get(i).messageId());
            }
        }
        assertThat(succeeded).isEqualTo(sent);
        assertThat(scene.attempts(MessageId.of(sent.get(4)), 3))
                .extracting(attempt -> attempt.number())
                .containsExactly(1, 2, 3);
    }

    @Test
    void messagesWithAnotherOrderingKeyDoNotWait() {
        // Given
        String path = "/keys";
        scene.installation.endpoint(
                scene.receiver.url(path), Installation.withTerms(ORDERED, Duration.ofHours(1)));
        scene.receiver.answer(
                path, Answer.status(200).after(Duration.ofSeconds(1)), Answer.status(200));

        // When
        String first = keyed("a");
        String second = keyed("a");
        String other = keyed("b");

        // Then
        scene.receiver.await(path, 3, SOON);
        assertThat(scene.receiver.requests(path))
                .extracting(Received::messageId)
                .containsExactly(first, other, second);
    }

    @Test
    void aRateLimitIsNotExceeded() {
        // Given
        String path = "/limited";
        scene.installation.endpoint(
                scene.receiver.url(path),
                Installation.withTerms(new DeliveryTerms(false, new RateLimit(20, 5))));

        // When
        for (int i = 0; i < 45; i++) {
            scene.installation.send("invoice.paid", "" + i);
        }

        // Then
        List<Received> requests = scene.receiver.await(path, 45, SOON);
        Duration taken = Duration.between(requests.getFirst().at(), requests.getLast().at());
        assertThat(taken)
                .as("40 beyond the burst, 20 a second")
                .isGreaterThan(Duration.ofMillis(1900));
    }

    @Test
    void aScheduledMessageComesWhenItIsDue() {
        // Given
        String path = "/later";
        scene.installation.endpoint(scene.receiver.url(path));
        Instant due = scene.clock.instant().plus(Duration.ofDays(3));

        // When
        MessageId message = send(new MessageTerms(null, due, null));
        scene.kafka.await(Topic.RETRY_2H.topicName(), Scene.is(message), SOON);
        MessageId sentinel = scene.installation.send("invoice.paid", Scene.PAYLOAD);

        // Then
        assertThat(scene.receiver.await(path, 1, SOON).getFirst().messageId())
                .isEqualTo(sentinel.toString());
        for (int i = 0; i < 37; i++) {
            scene.clock.advance(Duration.ofHours(2));
        }
        assertThat(scene.receiver.await(path, 2, SOON).getLast().messageId())
                .isEqualTo(message.toString());
    }

    @Test
    void anExpiredMessageIsNotSent() {
        // Given
        String path = "/expired";
        scene.installation.endpoint(
                scene.receiver.url(path), Installation.withSchedule(Duration.ofMinutes(2)));
        scene.receiver.answer(path, Answer.status(500));
        MessageId message =
                send(
                        new MessageTerms(
                                null, null, scene.clock.instant().plus(Duration.ofMinutes(1))));
        scene.attempts(message, 1);

        // When
        scene.clock.advance(Duration.ofMinutes(3));

        // Then
        assertThat(scene.attempts(message, 2).getLast().result()).isEqualTo(AttemptResult.EXPIRED);
        assertThat(scene.receiver.count(path)).isEqualTo(1);
    }

    /** All of them end without a request, one in the end of another. */
    @Test
    void manyThatAreDueAtOnceToAnEndpointThatIsGoneStopNobody() {
        // Given
        String path = "/gone";
        EndpointState gone = scene.installation.endpoint(scene.receiver.url(path));
        Instant due = scene.clock.instant().plus(Duration.ofSeconds(50));
        List<MessageId> scheduled = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            scheduled.add(send(new MessageTerms(null, due, null)));
        }
        scene.kafka.await(Topic.RETRY_5S.topicName(), Scene.is(scheduled.getLast()), SOON);

        // When
        scene.installation.remove(gone);
        scene.installation.endpoint(scene.receiver.url("/others"));
        scene.clock.advance(Duration.ofMinutes(1));

        // Then
        for (MessageId message : List.of(scheduled.getFirst(), scheduled.getLast())) {
            assertThat(scene.attempts(message, 1).getFirst().result())
                    .isEqualTo(AttemptResult.SKIPPED);
        }
        scene.installation.send("invoice.paid", Scene.PAYLOAD);
        scene.receiver.await("/others", 1, SOON);
        assertThat(scene.receiver.count(path)).isZero();
    }

    private String keyed(String key) {
        return send(new MessageTerms(key, null, null)).toString();
    }

    private MessageId send(MessageTerms terms) {
        return scene.installation.send(
                scene.installation.application(),
                "invoice.paid",
                Scene.PAYLOAD.getBytes(UTF_8),
                terms);
    }
}
