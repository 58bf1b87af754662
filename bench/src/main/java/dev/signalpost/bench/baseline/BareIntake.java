package dev.signalpost.bench.baseline;

import dev.signalpost.bench.lab.Producers;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Takes a body, produces it, answers 202 when Kafka has it; no key, no rules, no routes. Arguments:
 * bootstrap servers, topic, port.
 */
public final class BareIntake {

    /** As ingest-service has it. */
    private static final int LINGER_MILLIS = 2;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final Vertx vertx;

    private BareIntake(Vertx vertx, KafkaProducer<byte[], byte[]> producer, String topic) {
        this.vertx = vertx;
        this.producer = producer;
        this.topic = topic;
    }

    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        var intake = new BareIntake(vertx, Producers.open(args[0], LINGER_MILLIS), args[1]);
        vertx.createHttpServer(new HttpServerOptions().setTcpNoDelay(true))
                .requestHandler(intake::take)
                .listen(Integer.parseInt(args[2]), "127.0.0.1");
    }

    private void take(HttpServerRequest request) {
        Context loop = vertx.getOrCreateContext();
        request.body()
                .onSuccess(
                        body ->
                                producer.send(
                                        new ProducerRecord<>(topic, body.getBytes()),
                                        (metadata, failure) ->
                                                loop.runOnContext(
                                                        safe -> answer(request, failure))));
    }

    private static void answer(HttpServerRequest request, Exception failure) {
        request.response().setStatusCode(failure == null ? 202 : 503).end();
    }
}
