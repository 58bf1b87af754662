package dev.signalpost.bench.scenario;

import dev.signalpost.bench.lab.Awaiting;
import dev.signalpost.bench.lab.Lab;
import dev.signalpost.bench.lab.Ledger;
import dev.signalpost.bench.lab.Source;
import dev.signalpost.bench.report.Result;
import dev.signalpost.testkit.Installation;
import java.time.Duration;
import java.util.ArrayList;
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
        List<Double> ratios = new ArrayList<>();
        List<String> details = new ArrayList<>();
        for (int round = 0; round < lab.size(2, 1); round++) {
            double alone = p99(lab, false, round * 2);
            double beside = p99(lab, true, round * 2 + 1);
            ratios.add(beside / alone);
            details.add("p99 %.1f ms against %.1f ms".formatted(beside / 1000, alone / 1000));
        }
        return List.of(
                Result.of(number(), what(), "<= 1.3", ratios, details.toArray(String[]::new)));
    }

    private static double p99(Lab lab, boolean loud, int round) {
        String path = "/b10-" + round;
        Installation quiet = lab.installation();
        Installation other = lab.installation();
        Endpoints.make(lab, quiet, path, "note");
        Endpoints.make(lab, other, path + "-loud", "noise");
        int seconds = lab.size(20, 7);
        int warm = RATE * lab.size(8, 3);
        lab.workers().resident();
        try (Source source = lab.source(quiet);
                Source noise = lab.source(other)) {
            int noises = RATE * TIMES * (seconds + lab.size(8, 3));
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
            lab.progress(
                    (loud ? "beside" : "alone") + ": p99 " + ledger.p99Micros() / 1000.0 + " ms");
            return ledger.p99Micros();
        }
    }
}
