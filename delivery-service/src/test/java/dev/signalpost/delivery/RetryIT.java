package dev.signalpost.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.AttemptResult;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.HeaderText;
import dev.signalpost.contracts.registry.DeliveryFormat;
import dev.signalpost.contracts.registry.EndpointSignal;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.contracts.topic.RecordHeader;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.testkit.EndpointDraft;
import dev.signalpost.testkit.Infrastructure;
import dev.signalpost.testkit.Installation;
import dev.signalpost.testkit.Receiver;
import dev.signalpost.testkit.Receiver.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What follows a failed attempt, hours of it by a turned clock. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class RetryIT {

    private static final Duration SOON = Scene.SOON;
    private static final String PAYLOAD = Scene.PAYLOAD;

    private final Scene scene;

    RetryIT(Scene scene) {
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
    void aFailedAttemptIsRepeatedUnderTheSameIdUntilItSucceeds() {
        // Given
        EndpointState endpoint =
                scene.installation.endpoint(
                        scene.receiver.url("/flaky"),
                        Installation.withSchedule(Duration.ofMillis(300), Duration.ofMillis(300)));
        scene.receiver.answer(
                "/flaky",
                Answer.status(500),
                Answer.status(302).withHeader("Location", "/other"),
                Answer.status(204));

        // When
        MessageId message = scene.installation.send("invoice.paid", PAYLOAD);

        // Then
        List<Receiver.Received> requests = scene.receiver.await("/flaky", 3, SOON);
        assertThat(requests)
                .allSatisfy(
                        request -> assertThat(request.messageId()).isEqualTo(message.toString()));
        List<AttemptFinished> attempts = scene.attempts(message, 3);
        assertThat(attempts).extracting(AttemptFinished::number).containsExactly(1, 2, 3);
        assertThat(attempts).extracting(AttemptFinished::statusCode).containsExactly(500, 302, 204);
        assertThat(attempts.getFirst().nextAttemptAt()).isPositive();
        assertThat(scene.receiver.count("/other")).as("redirects are not followed").isZero();
        assertThat(scene.signal(endpoint)).isEqualTo(EndpointSignal.Kind.FAILING);
    }

    @Test
    void retryAfterMovesTheNextAttempt() {
        // Given
        scene.installation.endpoint(
                scene.receiver.url("/busy"), Installation.withSchedule(Duration.ofMillis(100)));
        scene.receiver.answer(
                "/busy", Answer.status(503).withHeader("Retry-After", "3"), Answer.status(200));

        // When
        MessageId message = scene.installation.send("invoice.paid", PAYLOAD);

        // Then
        scene.receiver.await("/busy", 2, SOON);
        AttemptFinished first = scene.attempts(message, 2).getFirst();
        assertThat(first.nextAttemptAt() - first.startedAt()).isGreaterThanOrEqualTo(3000);
    }

    @Test
    void aScheduleOfHoursIsFollowedThroughTheTiers() {
        // Given
        scene.installation.endpoint(
                scene.receiver.url("/patient"),
                Installation.withSchedule(
                        Duration.ofMinutes(36).plusSeconds(3), Duration.ofHours(5)));
        scene.receiver.answer(
                "/patient", Answer.status(500), Answer.status(500), Answer.status(200));
        MessageId message = scene.installation.send("invoice.paid", PAYLOAD);
        scene.receiver.await("/patient", 1, SOON);
        scene.attempts(message, 1);

        // When
        scene.turnThrough(Topic.RETRY_30M, message, Duration.ofMinutes(30));
        scene.turnThrough(Topic.RETRY_5M, message, Duration.ofMinutes(5));
        scene.turnThrough(Topic.RETRY_1M, message, Duration.ofMinutes(1));
        scene.clock.advance(Duration.ofSeconds(4));

        // Then
        scene.receiver.await("/patient", 2, SOON);
        AttemptFinished second = scene.attempts(message, 2).getLast();
        assertThat(second.nextAttemptAt() - second.startedAt()).isBetween(18_000_000L, 18_010_000L);
        scene.turnThrough(Topic.RETRY_2H, message, Duration.ofHours(5));
        scene.receiver.await("/patient", 3, SOON);
    }

    @Test
    void aFormatsOwnScheduleAndSuccessRuleAreFollowedThroughTheTiers() {
        // Given
        scene.installation.endpoint(
                scene.receiver.url("/drivly"),
                state -> EndpointDraft.like(state).format(DeliveryFormat.DRIVLY).state());
        scene.receiver.answer("/drivly", Answer.status(201), Answer.status(200));
        MessageId message = scene.installation.send("invoice.paid", PAYLOAD);
        AttemptFinished first = scene.attempts(message, 1).getFirst();
        assertThat(first.result())
                .as("201 is no success for Drivly")
                .isEqualTo(AttemptResult.REJECTED);
        assertThat(first.nextAttemptAt() - first.startedAt()).isBetween(120_000L, 121_000L);

        // When
        scene.turnThrough(Topic.RETRY_1M, message, Duration.ofSeconds(61));
        scene.clock.advance(Duration.ofSeconds(61));

        // Then
        assertThat(new String(scene.receiver.await("/drivly", 2, SOON).getLast().body(), UTF_8))
                .contains("\"repeat_count\":1");
        assertThat(scene.attempts(message, 2).getLast().result())
                .isEqualTo(AttemptResult.DELIVERED);
    }

    @ParameterizedTest
    @EnumSource(names = {"DRIVLY", "FOXTROT", "CHANNELS"})
    void aFormatsWholeScheduleIsFollowedToItsEnd(DeliveryFormat format) {
        // Given
        String path = "/whole/" + format;
        scene.installation.endpoint(
                scene.receiver.url(path),
                state -> EndpointDraft.like(state).format(format).state());
        scene.receiver.answer(path, Answer.status(204));
        MessageId message = scene.installation.send("invoice.paid", PAYLOAD);

        // Then
        int attempt = 1;
        for (Duration pause : format.schedule()) {
            AttemptFinished failed = scene.attempts(message, attempt++).getLast();
            long planned = failed.nextAttemptAt() - failed.startedAt();
            assertThat(planned)
                    .as("pause before attempt " + attempt)
                    .isBetween(pause.toMillis() * 8 / 10, pause.toMillis() * 12 / 10 + 2000);
            if (!format.jittered()) {
                assertThat(planned).isBetween(pause.toMillis(), pause.toMillis() + 2000);
            }
            scene.clock.advance(Duration.ofMillis(planned + 1000));
        }
        AttemptFinished last = scene.attempts(message, attempt).getLast();
        assertThat(last.nextAttemptAt()).as("the schedule has an end").isZero();
        scene.kafka.await(Topic.EXHAUSTED.topicName(), Scene.is(message), SOON);
        assertThat(scene.receiver.count(path)).isEqualTo(format.schedule().size() + 1);
    }

    @Test
    void aUsedUpScheduleEndsInExhaustedAndTellsTheOperators() {
        // Given
        scene.installation.endpoint(
                scene.receiver.url("/broken"), Installation.withSchedule(Duration.ofMillis(100)));
        scene.receiver.answer("/broken", Answer.status(500));

        // When
        MessageId message = scene.installation.send("invoice.paid", PAYLOAD);

        // Then
        ConsumerRecord<byte[], byte[]> exhausted =
                scene.kafka.await(Topic.EXHAUSTED.topicName(), Scene.is(message), SOON);
        assertThat(new String(exhausted.value(), UTF_8)).isEqualTo(PAYLOAD);
        assertThat(scene.attempts(message, 2).getLast().nextAttemptAt()).isZero();
        ConsumerRecord<byte[], byte[]> event =
                scene.kafka.await(
                        Topic.MESSAGES.topicName(),
                        record ->
                                scene.installation
                                        .operational()
                                        .toString()
                                        .equals(
                                                HeaderText.get(
                                                        record.headers(), RecordHeader.CE_SUBJECT)),
                        SOON);
        assertThat(HeaderText.get(event.headers(), RecordHeader.CE_TYPE))
                .isEqualTo("message.attempt.exhausted");
        assertThat(new String(event.value(), UTF_8))
                .contains(message.toString(), "\"lastStatusCode\":500");
    }

    @Test
    void goneIsNotRepeatedAndIsSignalled() {
        // Given
        EndpointState endpoint = scene.installation.endpoint(scene.receiver.url("/gone"));
        scene.receiver.answer("/gone", Answer.status(410));

        // When
        MessageId message = scene.installation.send("invoice.paid", PAYLOAD);

        // Then
        assertThat(scene.attempts(message, 1).getFirst().nextAttemptAt()).isZero();
        assertThat(scene.signal(endpoint)).isEqualTo(EndpointSignal.Kind.GONE);
    }

    @Test
    void aPendingDeliveryOfADisabledEndpointEndsAsSkipped() {
        // Given
        EndpointState endpoint =
                scene.installation.endpoint(
                        scene.receiver.url("/off"),
                        Installation.withSchedule(Duration.ofSeconds(2)));
        scene.receiver.answer("/off", Answer.status(500));
        MessageId message = scene.installation.send("invoice.paid", PAYLOAD);
        scene.receiver.await("/off", 1, SOON);

        // When
        scene.installation.publish(EndpointDraft.disabled(endpoint));

        // Then
        assertThat(scene.attempts(message, 2).getLast().result()).isEqualTo(AttemptResult.SKIPPED);
        assertThat(scene.receiver.count("/off")).isEqualTo(1);
    }
}
