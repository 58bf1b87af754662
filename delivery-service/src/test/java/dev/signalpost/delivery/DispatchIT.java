package dev.signalpost.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.AttemptResult;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.testkit.Infrastructure;
import dev.signalpost.testkit.Installation;
import dev.signalpost.testkit.Receiver.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receivers that hang, talk without end, or are where nobody may go. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class DispatchIT {

    private static final Duration SOON = Scene.SOON;
    private static final String PAYLOAD = Scene.PAYLOAD;

    private final Scene scene;

    DispatchIT(Scene scene) {
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
    void aHungReceiverTimesOutAndDelaysNobody() {
        // Given
        scene.installation.endpoint(
                scene.receiver.url("/hung"), Installation.withSchedule(Duration.ofHours(1)));
        scene.installation.endpoint(scene.receiver.url("/quick"));
        scene.receiver.answer("/hung", Answer.status(200).after(Duration.ofSeconds(30)));

        // When
        MessageId first = scene.installation.send("invoice.paid", "0");
        for (int i = 1; i < 200; i++) {
            scene.installation.send("invoice.paid", Integer.toString(i));
        }

        // Then
        scene.receiver.await("/quick", 200, SOON);
        AttemptFinished timedOut =
                scene.attempts(first, 2).stream()
                        .filter(attempt -> attempt.url().endsWith("/hung"))
                        .findFirst()
                        .orElseThrow();
        assertThat(timedOut.result()).isEqualTo(AttemptResult.UNREACHABLE);
        assertThat(timedOut.error()).contains("within 2 seconds");
        scene.kafka.await(
                Topic.RETRY_5S.topicName(),
                record -> Scene.attemptHeader(record).equals("1"),
                SOON);
    }

    @Test
    void anEndlessBodyIsCutAndTheStatusCounts() {
        // Given
        scene.installation.endpoint(scene.receiver.url("/talkative"));
        scene.receiver.answer(
                "/talkative", Answer.status(200).withBody("x".repeat(1_000_000).getBytes(UTF_8)));

        // When
        MessageId message = scene.installation.send("invoice.paid", PAYLOAD);

        // Then
        AttemptFinished attempt = scene.attempts(message, 1).getFirst();
        assertThat(attempt.result()).isEqualTo(AttemptResult.DELIVERED);
        assertThat(attempt.responseSnippet()).hasSize(AttemptFinished.MAX_SNIPPET_BYTES);
    }

    @Test
    void anAddressWhereCloudsKeepTheirCredentialsIsRefused() {
        // Given
        scene.installation.endpoint("http://169.254.169.254/latest/meta-data");

        // When
        MessageId message = scene.installation.send("invoice.paid", PAYLOAD);

        // Then
        AttemptFinished attempt = scene.attempts(message, 1).getFirst();
        assertThat(attempt.result()).isEqualTo(AttemptResult.BLOCKED);
        assertThat(attempt.nextAttemptAt()).isPositive();
    }

    @Test
    void anUnknownHostAndARefusedConnectionSaySo() {
        // Given
        scene.installation.endpoint("http://no-such-host.invalid/");
        scene.installation.endpoint("http://127.0.0.1:1/");

        // When
        MessageId message = scene.installation.send("invoice.paid", PAYLOAD);

        // Then
        assertThat(scene.attempts(message, 2))
                .extracting(AttemptFinished::error)
                .containsExactlyInAnyOrder(
                        "The host name 'no-such-host.invalid' does not resolve.",
                        "The connection was refused.");
    }
}
