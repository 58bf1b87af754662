package dev.signalpost.bench.intake;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes a body, produces it, answers 202 when Kafka has it; no key, no rules, no routes. Its
 * producer batches and lingers as that of ingest-service.
 */
@Path("/messages")
@Singleton
public class BareIntake {

    private static final int LINGER_MILLIS = 2;
    private static final int BATCH_BYTES = 131_072;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;

    BareIntake(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "bench.topic") String topic) {
        this.topic = topic;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "acks",
                                "all",
                                "linger.ms",
                                LINGER_MILLIS,
                                "batch.size",
                                BATCH_BYTES),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    @PreDestroy
    void close() {
        producer.close();
    }

    @POST
    @NonBlocking
    public CompletionStage<Response> take(byte[] body) {
        var answer = new CompletableFuture<Response>();
        producer.send(
                new ProducerRecord<>(topic, body),
                (metadata, failure) ->
                        answer.complete(Response.status(failure == null ? 202 : 503).build()));
        return answer;
    }
}
