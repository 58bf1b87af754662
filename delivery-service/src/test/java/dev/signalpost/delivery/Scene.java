package dev.signalpost.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.AttemptJson;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.HeaderText;
import dev.signalpost.contracts.registry.Authentication;
import dev.signalpost.contracts.registry.EndpointSignal;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.contracts.registry.RegistryJson;
import dev.signalpost.contracts.topic.RecordHeader;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.platform.secret.SecretCipher;
import dev.signalpost.testkit.EndpointDraft;
import dev.signalpost.testkit.Infrastructure;
import dev.signalpost.testkit.Installation;
import dev.signalpost.testkit.KafkaRecords;
import dev.signalpost.testkit.Receiver;
import dev.signalpost.testkit.TurnableClock;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;

/** What a test of the worker needs: an installation, a receiver, and a look at the topics. */
@Singleton
public class Scene {

    static final Duration SOON = Duration.ofSeconds(15);

    static final String PAYLOAD = "{\"amount\": 1.0, \"b\":1,\"a\":\"\\u00e9\"}";

    final TurnableClock clock;
    KafkaRecords kafka;
    Receiver receiver;
    Installation installation;
    private final SecretCipher cipher;

    Scene(SecretCipher cipher, TestTime time) {
        this.cipher = cipher;
        this.clock = time.turnable();
    }

    void open() {
        clock.reset();
        kafka = new KafkaRecords(Infrastructure.shared().bootstrapServers());
        receiver = new Receiver();
        installation = new Installation(kafka, cipher::seal);
    }

    void close() {
        emptyTiers();
        receiver.close();
        kafka.close();
    }

    /**
     * Turns the clock until nothing waits in the tiers: what did would stand, after the clock is
     * turned back, before what comes later.
     */
    private void emptyTiers() {
        Awaitility.await("empty tiers")
                .atMost(SOON.multipliedBy(3))
                .pollInterval(Duration.ofMillis(300))
                .until(
                        () -> {
                            clock.advance(Duration.ofHours(2));
                            return kafka.lag("signalpost-delivery-tiers") == 0
                                    && kafka.lag("signalpost-delivery-due") == 0;
                        });
    }

    /** Waits until the delivery stands in that tier, then turns the clock. */
    void turnThrough(Topic tier, MessageId message, Duration by) {
        kafka.await(tier.topicName(), is(message), SOON);
        clock.advance(by);
    }

    static Predicate<ConsumerRecord<byte[], byte[]>> is(MessageId message) {
        return record ->
                message.toString().equals(HeaderText.get(record.headers(), RecordHeader.CE_ID));
    }

    static String attemptHeader(ConsumerRecord<byte[], byte[]> record) {
        return HeaderText.get(record.headers(), RecordHeader.ATTEMPT);
    }

    /**
     * The attempts of the message, as soon as there are that many, in the order of their numbers.
     */
    List<AttemptFinished> attempts(MessageId message, int howMany) {
        return Awaitility.await("attempts of " + message)
                .atMost(SOON)
                .until(
                        () ->
                                kafka.read(Topic.ATTEMPTS.topicName()).stream()
                                        .map(Scene::attempt)
                                        .filter(attempt -> attempt.message().equals(message))
                                        .sorted(Comparator.comparingInt(AttemptFinished::number))
                                        .toList(),
                        found -> found.size() >= howMany);
    }

    private static AttemptFinished attempt(ConsumerRecord<byte[], byte[]> record) {
        try {
            return AttemptJson.read(record.value());
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    EndpointSignal.Kind signal(EndpointState endpoint) {
        ConsumerRecord<byte[], byte[]> record =
                kafka.await(
                        Topic.ENDPOINT_SIGNALS.topicName(),
                        signal -> new String(signal.key(), UTF_8).equals(endpoint.id().toString()),
                        SOON);
        try {
            return RegistryJson.readSignal(record.value()).kind();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** An endpoint whose receiver is told who calls it; what fails is tried once more. */
    EndpointState authenticated(String url, Authentication authentication) {
        String text = new String(RegistryJson.write(authentication), UTF_8);
        return installation.endpoint(
                url,
                state ->
                        EndpointDraft.like(state)
                                .retrySchedule(Duration.ofSeconds(1))
                                .authentication(installation.seal(state, text, null))
                                .state());
    }

    static HttpHeaders javaNetHeaders(Receiver.Received request) {
        return HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(request.header("webhook-id")),
                        "webhook-timestamp", List.of(request.header("webhook-timestamp")),
                        "webhook-signature", List.of(request.header("webhook-signature"))),
                (name, value) -> true);
    }
}
