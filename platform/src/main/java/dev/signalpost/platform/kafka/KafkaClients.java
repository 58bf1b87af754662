package dev.signalpost.platform.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes Kafka clients. Records are bytes in and out; producers are idempotent with {@code
 * acks=all}; consumers read from the earliest offset and never commit by themselves. Each {@code
 * kafka.*} key of the configuration reaches every client. The caller closes what it gets.
 */
@Singleton
public class KafkaClients {

    /** The rebalance protocol of KIP-848; Kafka refuses a client-side assignor beside it. */
    private static final String BROKER_ASSIGNS = "consumer";

    private final Map<String, Object> connection;

    KafkaClients(@Identifier("default-kafka-broker") Map<String, Object> connection) {
        this.connection = connection;
    }

    /**
     * @param name client id, as {@code ingest-messages}
     * @param timeout after which a record that no broker took fails, instead of waiting for two
     *     minutes
     */
    public KafkaProducer<byte[], byte[]> producer(
            String name, Duration timeout, Map<String, ?> overrides) {
        int millis = Math.toIntExact(timeout.toMillis());
        Map<String, Object> config = base(name);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, millis / 2));
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 1024 * 1024);
        config.putAll(overrides);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * A consumer in a group; partitions move cooperatively, so a rebalance stops nothing that
     * stays. With {@code group.protocol=consumer} among the overrides the broker assigns them.
     */
    public KafkaConsumer<byte[], byte[]> consumer(
            String group, String name, Map<String, ?> overrides) {
        Map<String, Object> config = base(name);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        if (!BROKER_ASSIGNS.equals(overrides.get(ConsumerConfig.GROUP_PROTOCOL_CONFIG))) {
            config.put(
                    ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                    CooperativeStickyAssignor.class.getName());
            // A process that died keeps its partitions for this long; Kafka's default is 45
            // seconds.
            config.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
            config.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        }
        return reader(config, overrides);
    }

    /** A consumer without a group, for whoever assigns partitions and keeps offsets itself. */
    public KafkaConsumer<byte[], byte[]> reader(String name, Map<String, ?> overrides) {
        return reader(base(name), overrides);
    }

    public Admin admin(String name) {
        return Admin.create(base(name));
    }

    private static KafkaConsumer<byte[], byte[]> reader(
            Map<String, Object> config, Map<String, ?> overrides) {
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.putAll(overrides);
        return new KafkaConsumer<>(
                config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> base(String name) {
        Map<String, Object> config = new HashMap<>(connection);
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, name);
        return config;
    }
}
