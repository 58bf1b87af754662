package dev.signalpost.bench.scenario;

import dev.signalpost.bench.lab.Awaiting;
import dev.signalpost.bench.lab.Lab;
import dev.signalpost.bench.lab.Ledger;
import dev.signalpost.bench.lab.Sink;
import dev.signalpost.bench.lab.Source;
import dev.signalpost.bench.report.Result;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.testkit.Installation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** B4: what endpoints that never answer do to the latency of a hundred others. */
final class HungEndpoints implements Scenario {

    private static final int HEALTHY = 100;
    private static final int[] HUNG = {1, 10, 100};
    private static final int[] MOST = {100};
    private static final int RATE = 400;

    /** How they hang, in turn. */
    private static final Sink.Mode[] SILENT = {
        Sink.Mode.HUNG, Sink.Mode.BYTE_BY_BYTE, Sink.Mode.ENDLESS
    };

    @Override
    public String number() {
        return "B4";
    }

    @Override
    public String what() {
        return "p99 of 100 healthy endpoints with 1, 10, 100 hung ones / without";
    }

    @Override
    public List<Result> run(Lab lab) {
        List<Double> ratios = new ArrayList<>();
        List<String> details = new ArrayList<>();
        int round = 0;
        for (int hung : lab.quick() ? MOST : HUNG) {
            double before = p99(lab, 0, round++);
            double with = p99(lab, hung, round++);
            ratios.add(with / before);
            details.add(
                    "%d hung: p99 %.1f ms against %.1f ms"
                            .formatted(hung, with / 1000, before / 1000));
        }
        return List.of(
                Result.of(number(), what(), "<= 1.2", ratios, details.toArray(String[]::new)));
    }

    /** Every tenth message goes to the hung ones, in turn. */
    private static double p99(Lab lab, int hung, int round) {
        String path = "/b4-" + round;
        String hungPath = path + "-hung";
        for (int i = 0; i < SILENT.length; i++) {
            lab.sink().mode(hungPath + i, SILENT[i]);
        }
        Installation installation = lab.installation();
        for (int i = 0; i < HEALTHY; i++) {
            Endpoints.make(lab, installation, path, "healthy." + i);
        }
        List<EndpointState> silent = new ArrayList<>();
        for (int i = 0; i < hung; i++) {
            silent.add(
                    Endpoints.make(lab, installation, hungPath + i % SILENT.length, "hung." + i));
        }
        int warm = RATE * lab.size(8, 2);
        int all = warm + RATE * lab.size(20, 5);
        lab.workers().resident();
        try (Source source = lab.source(installation);
                Source extra = lab.source(installation)) {
            Thread hanging =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        if (hung > 0) {
                                            extra.atRate(
                                                    all / 10, RATE / 10, n -> "hung." + n % hung);
                                        }
                                    });
            source.atRate(warm, RATE, n -> "healthy." + n % HEALTHY);
            Ledger ledger = lab.sink().ledger(path);
            Awaiting.until("the warm-up", Duration.ofMinutes(1), () -> ledger.requests() >= warm);
            ledger.forgetLatencies();
            source.atRate(all - warm, RATE, n -> "healthy." + n % HEALTHY);
            Awaiting.until(
                    "all healthy ones", Duration.ofMinutes(1), () -> ledger.requests() >= all);
            ledger.mustHave(all - warm);
            join(hanging);
            silent.forEach(installation::remove);
            lab.progress(hung + " hung: p99 " + ledger.p99Micros() / 1000.0 + " ms");
            return ledger.p99Micros();
        }
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
