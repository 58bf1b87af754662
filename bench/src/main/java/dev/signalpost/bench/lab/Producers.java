package dev.signalpost.bench.lab;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Producers that batch as Signalpost's own do, so that the ratios compare what they say. */
public final class Producers {

    private Producers() {}

    /**
     * @param lingerMillis how long a batch waits for more
     */
    public static KafkaProducer<byte[], byte[]> open(String bootstrapServers, int lingerMillis) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "linger.ms",
                        lingerMillis,
                        "batch.size",
                        131_072),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
