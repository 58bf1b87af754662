package dev.signalpost.bench.baseline;

import dev.signalpost.bench.lab.Producers;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Consume, POST, produce an outcome of 300 bytes; nothing else: no order of offsets, no signature
 * unless one is asked for, no log fields, no isolation. Arguments: bootstrap servers, topic,
 * outcome topic, URL; for TLS {@code trust=} and the file with the trusted certificates; to sign
 * each payload {@code sign=} and base64 of an Ed25519 seed.
 */
public final class MinimalPipeline {

    /** As the worker's outcomes have it. */
    private static final int LINGER_MILLIS = 20;

    private static final int IN_FLIGHT = 256;
    private static final int HAND_OVER = 64;
    private static final int CONNECTIONS = 64;
    private static final byte[] OUTCOME = new byte[300];

    private final Semaphore room = new Semaphore(IN_FLIGHT);
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final Context loop = vertx.getOrCreateContext();
    private final HttpClient client;
    private final KafkaProducer<byte[], byte[]> producer;
    private final String outcomes;
    private final RequestOptions request;
    private final Optional<Ed25519PrivateKeyParameters> key;

    private MinimalPipeline(
            String bootstrapServers,
            String outcomes,
            String url,
            Optional<String> certificates,
            Optional<String> seed) {
        this.outcomes = outcomes;
        this.key =
                seed.map(
                        text ->
                                new Ed25519PrivateKeyParameters(
                                        Base64.getDecoder().decode(text), 0));
        URI target = URI.create(url);
        this.request =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setHost(target.getHost())
                        .setPort(target.getPort())
                        .setURI(target.getPath());
        var options = new HttpClientOptions().setTcpNoDelay(true);
        certificates.ifPresent(
                file ->
                        options.setSsl(true)
                                .setTrustOptions(new PemTrustOptions().addCertPath(file)));
        this.client =
                vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.producer = Producers.open(bootstrapServers, LINGER_MILLIS);
    }

    public static void main(String[] args) {
        var pipeline =
                new MinimalPipeline(
                        args[0], args[2], args[3], option(args, "trust="), option(args, "sign="));
        pipeline.run(args[0], args[1]);
    }

    private static Optional<String> option(String[] args, String name) {
        return Arrays.stream(args)
                .filter(argument -> argument.startsWith(name))
                .map(argument -> argument.substring(name.length()))
                .findFirst();
    }

    private void run(String bootstrapServers, String topic) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "group.id",
                                "bench-" + topic,
                                "auto.offset.reset",
                                "earliest",
                                "max.poll.records",
                                1000,
                                "enable.auto.commit",
                                true),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (true) {
                List<byte[]> batch = new ArrayList<>(HAND_OVER);
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(100))) {
                    batch.add(record.value());
                    if (batch.size() == HAND_OVER) {
                        handOver(batch);
                        batch = new ArrayList<>(HAND_OVER);
                    }
                }
                handOver(batch);
            }
        }
    }

    private void handOver(List<byte[]> batch) {
        if (batch.isEmpty()) {
            return;
        }
        room.acquireUninterruptibly(batch.size());
        loop.runOnContext(ignored -> batch.forEach(this::post));
    }

    private void post(byte[] payload) {
        client.request(request)
                .compose(connected -> signed(connected, payload).send(Buffer.buffer(payload)))
                .compose(response -> response.end().map(response))
                .onComplete(
                        ended -> {
                            room.release();
                            producer.send(new ProducerRecord<>(outcomes, OUTCOME));
                        });
    }

    private HttpClientRequest signed(HttpClientRequest unsigned, byte[] payload) {
        key.ifPresent(
                signer -> {
                    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
                    signer.sign(
                            Ed25519.Algorithm.Ed25519,
                            null,
                            payload,
                            0,
                            payload.length,
                            signature,
                            0);
                    unsigned.putHeader(
                            "webhook-signature", Base64.getEncoder().encodeToString(signature));
                });
        return unsigned;
    }
}
