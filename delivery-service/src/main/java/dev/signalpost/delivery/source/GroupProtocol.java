package dev.signalpost.delivery.source;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Consumer settings for a rebalance protocol. */
final class GroupProtocol {

    private static final int RECORDS_A_POLL = 1000;

    private GroupProtocol() {}

    /**
     * @param name {@code classic} or {@code consumer}
     */
    static Map<String, Object> settings(String name) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_A_POLL);
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, name);
        return settings;
    }
}
