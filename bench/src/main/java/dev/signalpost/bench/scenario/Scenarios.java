package dev.signalpost.bench.scenario;

import java.util.List;

/** All scenarios, in the order in which they run. */
public final class Scenarios {

    private Scenarios() {}

    public static List<Scenario> all() {
        return List.of(
                CostOfDelivery.HMAC,
                CostOfDelivery.TLS_WARM,
                CostOfDelivery.TLS_COLD,
                CostOfDelivery.ED25519,
                new CostOfAccepting(),
                new HungEndpoints(),
                new HealthyThroughput(),
                new LongBacklog(),
                new ManyEndpoints(),
                new DownEndpoint(),
                new KafkaBytes(1),
                new KafkaBytes(10),
                new QuietApplication(),
                new CostOfLogging(),
                new TwoWorkers(),
                new KilledWorker());
    }

    /** Those of these names; all for none. */
    public static List<Scenario> named(List<String> names) {
        return all().stream()
                .filter(scenario -> names.isEmpty() || names.contains(scenario.number()))
                .toList();
    }
}
