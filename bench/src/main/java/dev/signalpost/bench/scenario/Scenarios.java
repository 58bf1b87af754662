package dev.signalpost.bench.scenario;

import java.util.List;

/**
 * All scenarios, in the order in which they run: first those that need the machine or an empty log
 * for themselves, then those that share one worker, of which those last that leave hung endpoints
 * behind, then the one that needs a worker of its own.
 */
public final class Scenarios {

    private Scenarios() {}

    public static List<Scenario> all() {
        return List.of(
                new CostOfLogging(),
                new CostOfAccepting(),
                CostOfDelivery.HMAC,
                CostOfDelivery.TLS_WARM,
                CostOfDelivery.TLS_COLD,
                CostOfDelivery.ED25519,
                new KafkaBytes(1),
                new KafkaBytes(10),
                new QuietApplication(),
                new LongBacklog(),
                new DownEndpoint(),
                new TwoWorkers(),
                new KilledWorker(),
                new HungEndpoints(),
                new HealthyThroughput(),
                new ManyEndpoints());
    }

    /** Those of these names; all for none. */
    public static List<Scenario> named(List<String> names) {
        return all().stream()
                .filter(scenario -> names.isEmpty() || names.contains(scenario.number()))
                .toList();
    }
}
