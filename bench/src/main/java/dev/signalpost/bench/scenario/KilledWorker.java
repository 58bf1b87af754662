package dev.signalpost.bench.scenario;

import dev.signalpost.bench.lab.Awaiting;
import dev.signalpost.bench.lab.Lab;
import dev.signalpost.bench.lab.Ledger;
import dev.signalpost.bench.lab.Source;
import dev.signalpost.bench.lab.Worker;
import dev.signalpost.bench.report.Result;
import dev.signalpost.testkit.Installation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** B13: kill -9 of one of two workers at a steady rate. */
final class KilledWorker implements Scenario {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int RATE = 1000;
    private static final int IN_FLIGHT = 64;

    @Override
    public String number() {
        return "B13";
    }

    @Override
    public String what() {
        return "after kill -9: duplicates / published bound";
    }

    @Override
    public List<Result> run(Lab lab) {
        List<Double> ratios = new ArrayList<>();
        List<String> details = new ArrayList<>();
        for (int round = 0; round < lab.size(2, 1); round++) {
            String path = "/b13-" + round;
            Installation installation = lab.installation();
            Endpoints.make(lab, installation, path, "all");
            int all = RATE * lab.size(30, 16);
            Ledger ledger = lab.sink().ledger(path);
            try (Worker second = lab.workers().another();
                    Source source = lab.source(installation)) {
                Thread sending =
                        Thread.ofPlatform().start(() -> source.atRate(all, RATE, n -> "all"));
                Awaiting.until("a third", PATIENCE, () -> ledger.requests() >= all / 3);
                long killed = System.nanoTime();
                second.kill();
                Awaiting.until(
                        "the rate to be back",
                        PATIENCE,
                        () ->
                                ledger.requests() - all / 3
                                                >= (System.nanoTime() - killed) / 1e9 * RATE * 0.98
                                        && System.nanoTime() - killed > 3e9);
                double back = (System.nanoTime() - killed) / 1e9;
                HungEndpoints.join(sending);
                Awaiting.until("all", PATIENCE, () -> ledger.distinct() >= all);
                ledger.mustHave(all);
                double bound = IN_FLIGHT + 2.0 * RATE;
                double duplicates = ledger.requests() - all;
                ratios.add(duplicates / bound);
                details.add("%.0f duplicates, caught up after %.1f s".formatted(duplicates, back));
            }
        }
        return List.of(Result.of(number(), what(), "<= 1", ratios, details.toArray(String[]::new)));
    }
}
