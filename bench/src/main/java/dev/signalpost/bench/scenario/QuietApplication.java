package dev.signalpost.bench.scenario;

import dev.signalpost.bench.lab.Awaiting;
import dev.signalpost.bench.lab.Lab;
import dev.signalpost.bench.lab.Ledger;
import dev.signalpost.bench.lab.Source;
import dev.signalpost.bench.report.Result;
import dev.signalpost.testkit.Installation;
import java.time.Duration;
import java.util.List;

/** B10: what an application that sends fifty times as much does to another's latency. */
final class QuietApplication implements Scenario {

    private static final int RATE = 40;
    private static final int TIMES = 50;

    @Override
    public String number() {
        return "B10";
    }

    @Override
    public String what() {
        return "p99 of a quiet application while another sends 50 times its share / alone";
    }

    @Override
    public List<Result> run(Lab lab) {
        List<Turn<Double>> turns =
                Turn.take(
                        lab.size(2, 1),
                        round -> p99(lab, false, round),
                        round -> p99(lab, true, round));
        return List.of(
                new Result(
                        number(),
                        what(),
                        "<= 1.3",
                        Turn.ratios(turns, Double::doubleValue),
                        Turn.told(turns, "p99 %.1f ms against %.1f ms")));
    }

    private static double p99(Lab lab, boolean loud, int round) {
        String path = "/b10-" + round;
        Installation quiet = lab.installation();
        Installation other = lab.installation();
        Endpoints.make(lab, quiet, path, "note");
        Endpoints.make(lab, other, path + "-loud", "noise");
        int seconds = lab.size(20, 5);
        int before = lab.size(8, 2);
        int warm = RATE * before;
        lab.workers().resident();
        try (Source source = lab.source(quiet);
                Source noise = lab.source(other)) {
            int noises = RATE * TIMES * (before + seconds);
            Thread noisy =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        if (loud) {
                                            noise.atRate(noises, RATE * TIMES, n -> "noise");
                                        }
                                    });
            source.atRate(warm, RATE, n -> "note");
            Ledger ledger = lab.sink().ledger(path);
            Awaiting.until("the warm-up", Duration.ofMinutes(1), () -> ledger.requests() >= warm);
            ledger.forgetLatencies();
            source.atRate(RATE * seconds, RATE, n -> "note");
            Awaiting.until(
                    "all notes",
                    Duration.ofMinutes(1),
                    () -> ledger.requests() >= warm + RATE * seconds);
            ledger.mustHave(RATE * seconds);
            HungEndpoints.join(noisy);
            double p99 = ledger.p99Micros() / 1000.0;
            lab.progress((loud ? "beside" : "alone") + ": p99 " + p99 + " ms");
            return p99;
        }
    }
}
