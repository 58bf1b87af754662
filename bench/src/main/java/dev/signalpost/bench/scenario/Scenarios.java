package dev.signalpost.bench.scenario;

import java.util.List;

/** All scenarios, in the order in which they run. */
public final class Scenarios {

    private Scenarios() {}

    public static List<Scenario> all() {
        return List.of(
                new CostOfDelivery("B1", "worker CPU per delivery, HMAC / minimal pipeline", false),
                new CostOfDelivery(
                        "B2", "worker CPU per delivery, Ed25519 / minimal pipeline", true),
                new HungEndpoints(),
                new HealthyThroughput(),
                new LongBacklog(),
                new ManyEndpoints(),
                new DownEndpoint(),
                new KafkaBytes(1),
                new KafkaBytes(10),
                new QuietApplication(),
                new TwoWorkers(),
                new KilledWorker());
    }

    /** Those of these names; all for none. */
    public static List<Scenario> named(List<String> names) {
        return all().stream()
                .filter(scenario -> names.isEmpty() || names.contains(scenario.name()))
                .toList();
    }
}
