package dev.signalpost.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalpost.contracts.access.KeyHash;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.access.Scope;
import dev.signalpost.contracts.id.ApiKeyId;
import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.message.MessageRecord;
import dev.signalpost.contracts.message.MessageTerms;
import dev.signalpost.contracts.message.Trigger;
import dev.signalpost.contracts.registry.ApiKeyState;
import dev.signalpost.contracts.registry.ApplicationState;
import dev.signalpost.contracts.registry.DeliveryFormat;
import dev.signalpost.contracts.registry.DeliveryTerms;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.contracts.registry.EnvironmentState;
import dev.signalpost.contracts.registry.RegistryJson;
import dev.signalpost.contracts.registry.RegistryRecord;
import dev.signalpost.contracts.registry.SealedSecret;
import dev.signalpost.contracts.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An environment with one application, written to the registry topic as the registry would. */
public final class Installation {

    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final EnvironmentId environment = new EnvironmentId(UUID.randomUUID());
    private final ApplicationId application = new ApplicationId(UUID.randomUUID());
    private final ApplicationId operational = new ApplicationId(UUID.randomUUID());
    private final KafkaRecords kafka;
    private final BiFunction<EndpointId, String, String> seal;

    /**
     * @param seal makes the ciphertext of a secret of an endpoint
     */
    public Installation(KafkaRecords kafka, BiFunction<EndpointId, String, String> seal) {
        this.kafka = kafka;
        this.seal = seal;
        publish(new EnvironmentState(environment, "test", operational));
        publish(new ApplicationState(application, environment, "shop", "shop", false));
        publish(new ApplicationState(operational, environment, "operations", "operational", false));
    }

    public EnvironmentId environment() {
        return environment;
    }

    public ApplicationId application() {
        return application;
    }

    /** The application that gets operational events. */
    public ApplicationId operational() {
        return operational;
    }

    /** Publishes an API key and answers its text. */
    public String apiKey(Scope scope, Permission... permissions) {
        String key = "sp_test_" + UUID.randomUUID();
        publish(
                new ApiKeyState(
                        new ApiKeyId(UUID.randomUUID()),
                        environment,
                        KeyHash.of(key),
                        scope,
                        Set.of(permissions),
                        null));
        return key;
    }

    public void publish(RegistryRecord state) {
        kafka.produce(
                new ProducerRecord<>(
                        Topic.REGISTRY.topicName(),
                        state.key().toString().getBytes(UTF_8),
                        RegistryJson.write(state)));
    }

    /** Deletes an endpoint. */
    public void remove(EndpointState endpoint) {
        kafka.produce(
                new ProducerRecord<>(
                        Topic.REGISTRY.topicName(),
                        endpoint.key().toString().getBytes(UTF_8),
                        null));
    }

    public EndpointState endpoint(String url) {
        return endpoint(url, UnaryOperator.identity());
    }

    public EndpointState endpoint(String url, UnaryOperator<EndpointState> change) {
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
                                List.of(new SealedSecret(seal.apply(id, SECRET), null)),
                                null,
                                List.of(),
                                null,
                                Instant.now(),
                                DeliveryTerms.USUAL,
                                null));
        publish(state);
        return state;
    }

    /** Publishes many endpoints, which subscribe to nothing that is sent. */
    public void endpoints(int howMany, String url) {
        var first = new EndpointId(UUID.randomUUID());
        List<SealedSecret> secrets = List.of(new SealedSecret(seal.apply(first, SECRET), null));
        for (int i = 0; i < howMany; i++) {
            var state =
                    new EndpointState(
                            new EndpointId(UUID.randomUUID()),
                            application,
                            environment,
                            "endpoint-" + i,
                            url,
                            true,
                            Set.of("idle." + i % 1000),
                            Set.of(),
                            DeliveryFormat.STANDARD,
                            secrets,
                            null,
                            List.of(),
                            null,
                            Instant.EPOCH,
                            DeliveryTerms.USUAL,
                            null);
            kafka.produceLater(
                    new ProducerRecord<>(
                            Topic.REGISTRY.topicName(),
                            state.key().toString().getBytes(UTF_8),
                            RegistryJson.write(state)));
        }
        kafka.flush();
    }

    public SealedSecret seal(EndpointState endpoint, String text, Instant expiresAt) {
        return new SealedSecret(seal.apply(endpoint.id(), text), expiresAt);
    }

    public MessageId send(String eventType, String payload) {
        return send(application, eventType, payload.getBytes(UTF_8));
    }

    public MessageId send(ApplicationId to, String eventType, byte[] payload) {
        return send(to, eventType, payload, MessageTerms.NONE);
    }

    public MessageId send(ApplicationId to, String eventType, byte[] payload, MessageTerms terms) {
        Message message = message(to, eventType, payload, terms);
        var record =
                new ProducerRecord<>(
                        Topic.MESSAGES.topicName(),
                        application.toString().getBytes(UTF_8),
                        payload);
        MessageRecord.writeHeaders(message, record.headers());
        kafka.produce(record);
        return message.id();
    }

    /** Puts a delivery aside, as a worker would that finds its endpoint down. */
    public MessageId park(EndpointId endpoint, int partition, Instant due) {
        Message message = message(application, "a", new byte[] {'1'}, MessageTerms.NONE);
        var delivery = new DeliveryRecord(message, endpoint, 1, 0, due, due, Trigger.SCHEDULE);
        var record =
                new ProducerRecord<>(
                        Topic.PARKED.topicName(),
                        partition,
                        endpoint.toString().getBytes(UTF_8),
                        message.payload());
        delivery.writeHeaders(record.headers());
        kafka.produceLater(record);
        return message.id();
    }

    private Message message(
            ApplicationId to, String eventType, byte[] payload, MessageTerms terms) {
        return new Message(
                new MessageId(UUID.randomUUID()),
                environment,
                to.toString(),
                eventType,
                "test",
                Instant.now(),
                Set.of(),
                null,
                Message.JSON,
                payload,
                terms);
    }

    public static UnaryOperator<EndpointState> withSchedule(Duration... pauses) {
        return state -> EndpointDraft.like(state).retrySchedule(pauses).state();
    }

    public static UnaryOperator<EndpointState> withTerms(DeliveryTerms terms, Duration... pauses) {
        return state -> EndpointDraft.like(state).terms(terms).retrySchedule(pauses).state();
    }
}
