package dev.signalpost.bench.scenario;

import dev.signalpost.bench.lab.Lab;
import dev.signalpost.bench.lab.Ledger;
import dev.signalpost.bench.lab.Sink;
import dev.signalpost.bench.lab.Source;
import dev.signalpost.bench.lab.Worker;
import dev.signalpost.bench.report.Result;
import dev.signalpost.testkit.Installation;
import java.util.List;

/** B12: receivers that take 50 ms keep a worker waiting, not busy: two wait for twice as many. */
@SuppressWarnings("try") // A worker runs as long as its block, and need not be spoken to.
final class TwoWorkers implements Scenario {

    private static final int ENDPOINTS = 2;

    @Override
    public String number() {
        return "B12";
    }

    @Override
    public String what() {
        return "rate of two delivery processes / one, receivers at 50 ms";
    }

    @Override
    public List<Result> run(Lab lab) {
        List<Turn<Double>> turns =
                Turn.take(
                        lab.size(2, 1),
                        round -> perSecond(lab, 1, round),
                        round -> perSecond(lab, 2, round));
        return List.of(
                new Result(
                        number(),
                        what(),
                        ">= 1.9",
                        Turn.ratios(turns, Double::doubleValue),
                        Turn.told(turns, "%.0f/s against %.0f/s")));
    }

    private static double perSecond(Lab lab, int workers, int round) {
        String path = "/b12-" + round;
        lab.sink().mode(path, Sink.Mode.SLOW);
        Installation installation = lab.installation();
        for (int i = 0; i < ENDPOINTS; i++) {
            Endpoints.make(lab, installation, path, "slow." + i);
        }
        int all = lab.size(60_000, 18_000) * workers;
        Worker first = lab.workers().resident();
        try (Worker second = workers == 2 ? lab.workers().another() : null;
                Source source = lab.source(installation)) {
            source.fill(0, all, n -> "slow." + n % ENDPOINTS);
            Ledger ledger = lab.sink().ledger(path);
            Cpu cpu = Cpu.measure(first, ledger, all * 6 / 10, all * 9 / 10);
            Cpu.measure(first, ledger, all, all);
            ledger.mustHave(all);
            lab.progress(workers + " workers: %.0f/s".formatted(cpu.perSecond()));
            return cpu.perSecond();
        }
    }
}
