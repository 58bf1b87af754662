package dev.signalpost.log;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.access.Scope;
import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.AttemptJson;
import dev.signalpost.contracts.attempt.AttemptResult;
import dev.signalpost.contracts.id.AttemptId;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.Trigger;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.testkit.Infrastructure;
import dev.signalpost.testkit.Installation;
import dev.signalpost.testkit.KafkaRecords;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A tenant whose messages and attempts a test writes to Kafka as the other services would. */
final class Scene implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(15);

    final KafkaRecords kafka = new KafkaRecords(Infrastructure.shared().bootstrapServers());
    final Installation installation = new Installation(kafka, (endpoint, secret) -> secret);
    final String key =
            installation.apiKey(
                    new Scope.WholeEnvironment(),
                    Permission.READ,
                    Permission.WRITE,
                    Permission.PUBLISH);

    String path(String rest) {
        return "/api/v1/applications/" + installation.application() + rest;
    }

    RequestSpecification caller() {
        return as(key);
    }

    RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    AttemptFinished attempt(
            MessageId message, EndpointState endpoint, int number, int status, long next) {
        AttemptResult result =
                status == 0
                        ? AttemptResult.SKIPPED
                        : status < 300 ? AttemptResult.DELIVERED : AttemptResult.REJECTED;
        return attempt(message, endpoint, number, result, status, next, "ok");
    }

    AttemptFinished attempt(
            MessageId message,
            EndpointState endpoint,
            int number,
            AttemptResult result,
            int status,
            long next,
            String snippet) {
        var attempt =
                new AttemptFinished(
                        new AttemptId(UUID.randomUUID()),
                        installation.environment(),
                        installation.application(),
                        endpoint.id(),
                        message,
                        "invoice.paid",
                        number,
                        Trigger.SCHEDULE,
                        result,
                        status,
                        endpoint.url(),
                        Instant.now().toEpochMilli(),
                        3,
                        5,
                        Map.of("webhook-id", message.toString()),
                        Map.of("server", "test"),
                        snippet,
                        result == AttemptResult.DELIVERED
                                ? null
                                : "The receiver answered " + status + ".",
                        next);
        kafka.produce(
                new ProducerRecord<>(
                        Topic.ATTEMPTS.topicName(),
                        message.toString().getBytes(US_ASCII),
                        AttemptJson.write(attempt)));
        return attempt;
    }

    @Override
    public void close() {
        kafka.close();
    }
}
