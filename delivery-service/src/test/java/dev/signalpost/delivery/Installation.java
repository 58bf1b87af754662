package dev.signalpost.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.message.MessageRecord;
import dev.signalpost.contracts.registry.ApplicationState;
import dev.signalpost.contracts.registry.DeliveryFormat;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.contracts.registry.EnvironmentState;
import dev.signalpost.contracts.registry.RegistryJson;
import dev.signalpost.contracts.registry.RegistryRecord;
import dev.signalpost.contracts.registry.SealedSecret;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.platform.secret.SecretCipher;
import dev.signalpost.testkit.KafkaRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An environment with one application, written to the registry topic as the registry would. */
final class Installation {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    final EnvironmentId environment = new EnvironmentId(UUID.randomUUID());
    final ApplicationId application = new ApplicationId(UUID.randomUUID());
    final ApplicationId operational = new ApplicationId(UUID.randomUUID());
    private final KafkaRecords kafka;
    private final SecretCipher cipher;

    Installation(KafkaRecords kafka, SecretCipher cipher) {
        this.kafka = kafka;
        this.cipher = cipher;
        publish(new EnvironmentState(environment, "test", operational));
        publish(new ApplicationState(application, environment, "shop", "shop"));
        publish(new ApplicationState(operational, environment, "operations", "operational"));
    }

    void publish(RegistryRecord state) {
        kafka.produce(
                new ProducerRecord<>(
                        Topic.REGISTRY.topicName(),
                        state.key().toString().getBytes(UTF_8),
                        RegistryJson.write(state)));
    }

    EndpointState endpoint(String url) {
        return endpoint(url, UnaryOperator.identity());
    }

    EndpointState endpoint(String url, UnaryOperator<EndpointState> change) {
        var id = new EndpointId(UUID.randomUUID());
        var state =
                change.apply(
                        new EndpointState(
                                id,
                                application,
                                environment,
                                null,
                                url,
                                true,
                                Set.of(),
                                Set.of(),
                                DeliveryFormat.STANDARD,
                                List.of(new SealedSecret(cipher.seal(id, SECRET), null)),
                                null,
                                List.of(),
                                null,
                                Instant.now()));
        publish(state);
        return state;
    }

    SealedSecret seal(EndpointState endpoint, String text, Instant expiresAt) {
        return new SealedSecret(cipher.seal(endpoint.id(), text), expiresAt);
    }

    MessageId send(String eventType, String payload) {
        return send(application, eventType, payload.getBytes(UTF_8));
    }

    MessageId send(ApplicationId to, String eventType, byte[] payload) {
        var id = new MessageId(UUID.randomUUID());
        var message =
                new Message(
                        id,
                        environment,
                        to.toString(),
                        eventType,
                        "test",
                        Instant.now(),
                        Set.of(),
                        null,
                        Message.JSON,
                        payload);
        var record =
                new ProducerRecord<>(
                        Topic.MESSAGES.topicName(),
                        application.toString().getBytes(UTF_8),
                        payload);
        MessageRecord.writeHeaders(message, record.headers());
        kafka.produce(record);
        return id;
    }

    static UnaryOperator<EndpointState> withSchedule(Duration... pauses) {
        return state ->
                change(
                        state,
                        state.enabled(),
                        state.format(),
                        state.secrets(),
                        state.headers(),
                        List.of(pauses));
    }

    static EndpointState change(
            EndpointState state,
            boolean enabled,
            DeliveryFormat format,
            List<SealedSecret> secrets,
            SealedSecret headers,
            List<Duration> schedule) {
        return new EndpointState(
                state.id(),
                state.application(),
                state.environment(),
                state.uid(),
                state.url(),
                enabled,
                state.eventTypes(),
                state.channels(),
                format,
                secrets,
                headers,
                schedule,
                state.failingSince(),
                state.createdAt());
    }
}
