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
        List<Turn<Double>> turns =
                Turn.take(
                        lab.size(2, 1),
                        round -> each(lab, true, round),
                        round -> each(lab, false, round));
        return List.of(
                new Result(
                        number(),
                        what(),
                        "<= 0.2",
                        Turn.ratios(turns, Double::doubleValue),
                        Turn.told(turns, "%.1f CPU-us against %.1f")));
    }

    /** As many messages as are measured go before, and bring the endpoint into its state. */
    private static double each(Lab lab, boolean up, int round) {
        String path = "/b8-" + round;
        lab.sink().mode(path, up ? Sink.Mode.OK : Sink.Mode.FAILING);
        Installation installation = lab.installation();
        Endpoints.make(lab, installation, path, "measured");
        int warm = lab.size(100_000, 16_000);
        int all = lab.size(200_000, 36_000);
        Ledger ledger = lab.sink().ledger(path);
        Worker worker = lab.workers().resident();
        try (Source source = lab.source(installation)) {
            source.fill(0, 100, n -> "measured");
            Awaiting.until("the endpoint's state", PATIENCE, () -> ledger.requests() >= 10);
            source.fill(100, warm, n -> "measured");
            awaitTaken(lab);
            double before = worker.cpuMicros();
            source.fill(warm, all, n -> "measured");
            awaitTaken(lab);
            double each = (worker.cpuMicros() - before) / (all - warm);
            lab.progress((up ? "up" : "down") + ": " + Result.rounded(each) + " CPU-us a message");
            lab.sink().mode(path, Sink.Mode.OK);
            Awaiting.until("recovery", PATIENCE, () -> ledger.distinct() >= all);
            ledger.mustHave(all);
            return each;
        }
    }

    /** Nothing is open: all was delivered, or parked and seen there. */
    private static void awaitTaken(Lab lab) {
        for (String group : new String[] {"signalpost-delivery", "signalpost-delivery-parked"}) {
            Awaiting.until("all taken", PATIENCE, () -> lab.kafka().lag(group) == 0);
        }
    }
}
