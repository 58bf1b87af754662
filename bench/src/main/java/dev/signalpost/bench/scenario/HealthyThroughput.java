package dev.signalpost.bench.scenario;

import dev.signalpost.bench.lab.Lab;
import dev.signalpost.bench.lab.Sink;
import dev.signalpost.bench.lab.Source;
import dev.signalpost.bench.lab.Worker;
import dev.signalpost.bench.report.Result;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.testkit.Installation;
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
        List<Turn<Double>> turns =
                Turn.take(
                        lab.size(4, 1),
                        round -> perSecond(lab, false, round),
                        round -> perSecond(lab, true, round));
        return List.of(
                new Result(
                        number(),
                        what(),
                        ">= 0.97",
                        Turn.ratios(turns, Double::doubleValue),
                        Turn.told(turns, "%.0f/s against %.0f/s")));
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
