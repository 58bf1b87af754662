package dev.signalpost.registry.selfservice;

import dev.signalpost.contracts.problem.Problem;
import io.netty.util.NetUtil;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Counts sign-ups by the hour, of one address and of all. Each registry process counts by itself,
 * and forgets at its end. The addresses of one IPv6 /64 network count as one. Thread-safe.
 */
@Singleton
class SignUpLimit {

    private static final int NETWORK_BYTES = 8;

    private final SignUpConfig config;
    private final Clock clock;
    private final Map<String, Integer> byAddress = new HashMap<>();
    private Instant hour = Instant.EPOCH;
    private int all;

    SignUpLimit(SignUpConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * @throws dev.signalpost.contracts.problem.ProblemException with {@link
     *     Problem.TooManyRequests}
     */
    synchronized void admit(String address) {
        Instant now = clock.instant();
        if (!now.truncatedTo(ChronoUnit.HOURS).equals(hour)) {
            hour = now.truncatedTo(ChronoUnit.HOURS);
            byAddress.clear();
            all = 0;
        }
        String network = network(address);
        int before = byAddress.getOrDefault(network, 0);
        if (before >= config.perAddressAndHour() || all >= config.perHour()) {
            throw new Problem.TooManyRequests(
                            "Too many applications were made in this hour.",
                            Duration.between(now, hour.plus(1, ChronoUnit.HOURS)))
                    .asException();
        }
        byAddress.put(network, before + 1);
        all++;
    }

    private static String network(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length <= NETWORK_BYTES
                ? address
                : HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES);
    }
}
