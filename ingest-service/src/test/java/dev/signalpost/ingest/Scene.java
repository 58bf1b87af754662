package dev.signalpost.ingest;

import static io.restassured.RestAssured.given;

import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.access.Scope;
import dev.signalpost.contracts.message.HeaderText;
import dev.signalpost.contracts.topic.RecordHeader;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.testkit.Infrastructure;
import dev.signalpost.testkit.Installation;
import dev.signalpost.testkit.KafkaRecords;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A tenant, its key, and a look at what came to stand on Kafka. */
final class Scene implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(15);

    final KafkaRecords kafka = new KafkaRecords(Infrastructure.shared().bootstrapServers());
    final Installation installation = new Installation(kafka, (endpoint, secret) -> secret);
    final String key = installation.apiKey(new Scope.WholeEnvironment(), Permission.PUBLISH);
    final String path = "/api/v1/applications/shop/messages";

    RequestSpecification publisher() {
        return as(key).contentType("application/json");
    }

    RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    /** The message's record, which is there, because the answer came. */
    ConsumerRecord<byte[], byte[]> record(String message) {
        return kafka.await(
                Topic.MESSAGES.topicName(),
                record -> message.equals(header(record, RecordHeader.CE_ID)),
                SOON);
    }

    List<ConsumerRecord<byte[], byte[]>> records() {
        return kafka.read(Topic.MESSAGES.topicName()).stream()
                .filter(
                        record ->
                                installation
                                        .application()
                                        .toString()
                                        .equals(header(record, RecordHeader.CE_SUBJECT)))
                .toList();
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return HeaderText.get(record.headers(), name);
    }

    @Override
    public void close() {
        kafka.close();
    }
}
