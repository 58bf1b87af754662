package dev.signalpost.delivery.source;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Consumer settings for a rebalance protocol. */
final class GroupProtocol {

    private static final int RECORDS_A_POLL = 1000;

    /**
     * An answer of Kafka that fits into half of G1's smallest region is collected with the young
     * objects; larger ones kept the collector marking all the time, a tenth of a worker's processor
     * time. A record that is larger comes all the same.
     */
    private static final int FETCH_BYTES = 400 * 1024;

    private GroupProtocol() {}

    /**
     * @param name {@code classic} or {@code consumer}
     */
    static Map<String, Object> settings(String name) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_A_POLL);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, name);
        return settings;
    }
}
