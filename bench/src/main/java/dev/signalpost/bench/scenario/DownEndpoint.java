package dev.signalpost.bench.scenario;

import dev.signalpost.bench.lab.Awaiting;
import dev.signalpost.bench.lab.Lab;
import dev.signalpost.bench.lab.Ledger;
import dev.signalpost.bench.lab.Sink;
import dev.signalpost.bench.lab.Source;
import dev.signalpost.bench.lab.Worker;
import dev.signalpost.bench.report.Result;
import dev.signalpost.testkit.Installation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** B8: what a message to an endpoint that is down costs, in terms of a delivery. */
final class DownEndpoint implements Scenario {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Override
    public String number() {
        return "B8";
    }

    @Override
    public String what() {
        return "CPU per message to an endpoint that is down / per success";
    }

    @Override
    public List<Result> run(Lab lab) {
        List<Double> ratios = new ArrayList<>();
        List<String> details = new ArrayList<>();
        for (int round = 0; round < lab.size(2, 1); round++) {
            double up = each(lab, true, round * 2);
            double down = each(lab, false, round * 2 + 1);
            ratios.add(down / up);
            details.add("%s CPU-us against %s".formatted(Result.rounded(down), Result.rounded(up)));
        }
        return List.of(
                Result.of(number(), what(), "<= 0.2", ratios, details.toArray(String[]::new)));
    }

    /** Other messages, to an endpoint that is well, warm the worker up and mark the end. */
    private static double each(Lab lab, boolean up, int round) {
        String path = "/b8-" + round;
        lab.sink().mode(path, up ? Sink.Mode.OK : Sink.Mode.FAILING);
        Installation installation = lab.installation();
        Endpoints.make(lab, installation, path, "measured");
        Endpoints.make(lab, installation, path + "-well", "well");
        int warm = lab.size(60_000, 20_000);
        int all = lab.size(100_000, 30_000);
        Ledger well = lab.sink().ledger(path + "-well");
        Ledger measured = lab.sink().ledger(path);
        Worker worker = lab.workers().resident();
        try (Source source = lab.source(installation)) {
            source.fill(0, warm, n -> "well");
            source.fill(0, 100, n -> "measured");
            Awaiting.until("the warm-up", PATIENCE, () -> well.requests() >= warm);
            Awaiting.until("the endpoint's state", PATIENCE, () -> measured.requests() >= 10);
            double before = worker.cpuMicros();
            source.fill(0, all, n -> "measured");
            Awaiting.until(
                    "all taken", PATIENCE, () -> lab.kafka().lag("signalpost-delivery") == 0);
            if (up) {
                Awaiting.until("all delivered", PATIENCE, () -> measured.distinct() >= all);
            } else {
                Awaiting.until(
                        "all parked",
                        PATIENCE,
                        () -> lab.kafka().lag("signalpost-delivery-parked") == 0);
            }
            double each = (worker.cpuMicros() - before) / all;
            lab.progress((up ? "up" : "down") + ": " + Result.rounded(each) + " CPU-us a message");
            lab.sink().mode(path, Sink.Mode.OK);
            Awaiting.until("recovery", PATIENCE, () -> measured.distinct() >= all);
            measured.mustHave(all);
            return each;
        }
    }
}
