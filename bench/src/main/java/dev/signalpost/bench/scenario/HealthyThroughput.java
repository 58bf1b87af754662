package dev.signalpost.bench.scenario;

import dev.signalpost.bench.lab.Lab;
import dev.signalpost.bench.lab.Sink;
import dev.signalpost.bench.lab.Source;
import dev.signalpost.bench.lab.Worker;
import dev.signalpost.bench.report.Result;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.testkit.Installation;
import java.util.ArrayList;
import java.util.List;

/** B5: what a tenth of all deliveries to endpoints that never answer takes from the others. */
final class HealthyThroughput implements Scenario {

    @Override
    public String number() {
        return "B5";
    }

    @Override
    public String what() {
        return "healthy throughput with 10 % of deliveries to hung endpoints / without";
    }

    @Override
    public List<Result> run(Lab lab) {
        List<Double> ratios = new ArrayList<>();
        List<String> details = new ArrayList<>();
        for (int round = 0; round < lab.size(2, 1); round++) {
            double without = perSecond(lab, false, round * 4);
            double with = perSecond(lab, true, round * 4 + 1);
            if (!lab.quick()) {
                with += perSecond(lab, true, round * 4 + 2);
                without += perSecond(lab, false, round * 4 + 3);
            }
            ratios.add(with / without);
            details.add("%.0f/s against %.0f/s".formatted(with, without));
        }
        return List.of(
                Result.of(number(), what(), ">= 0.97", ratios, details.toArray(String[]::new)));
    }

    private static double perSecond(Lab lab, boolean hung, int round) {
        String path = "/b5-" + round;
        lab.sink().mode(path + "-hung", Sink.Mode.HUNG);
        Installation installation = lab.installation();
        for (int i = 0; i < 9; i++) {
            Endpoints.make(lab, installation, path, "type." + i);
        }
        EndpointState tenth =
                Endpoints.make(
                        lab, installation, hung ? path + "-hung" : path + "-other", "type.9");
        int all = lab.size(300_000, 60_000);
        int healthy = all / 10 * 9;
        try (Source source = lab.source(installation)) {
            Worker worker = lab.workers().resident();
            worker.whilePaused(() -> source.fill(0, all, n -> "type." + n % 10));
            Cpu cpu = Cpu.measure(worker, lab.sink().ledger(path), healthy / 3, healthy);
            installation.remove(tenth);
            lab.progress((hung ? "with" : "without") + ": %.0f/s".formatted(cpu.perSecond()));
            return cpu.perSecond();
        }
    }
}
