package dev.signalpost.bench.scenario;

import dev.signalpost.bench.lab.Lab;
import dev.signalpost.bench.lab.Ledger;
import dev.signalpost.bench.lab.Source;
import dev.signalpost.bench.lab.Worker;
import dev.signalpost.bench.report.Result;
import dev.signalpost.testkit.Installation;
import java.util.List;

/** B6: a worker that finds a million messages is as fast, and as small, as one that finds few. */
final class LongBacklog implements Scenario {

    private static final int ENDPOINTS = 9;

    @Override
    public String number() {
        return "B6";
    }

    @Override
    public String what() {
        return "drain rate at a backlog of 1,000,000 / at a short one";
    }

    @Override
    public List<Result> run(Lab lab) {
        int few = lab.size(300_000, 60_000);
        int many = lab.size(1_000_000, 150_000);
        int warm = few / 2;
        Drain small = drain(lab, few, warm, 0);
        Drain large = drain(lab, many, warm, 1);
        return List.of(
                Result.of(
                        number(),
                        what(),
                        ">= 0.97",
                        List.of(large.cpu().perSecond() / small.cpu().perSecond()),
                        "%.0f/s with %d, %.0f/s with %d"
                                .formatted(
                                        large.cpu().perSecond(),
                                        many,
                                        small.cpu().perSecond(),
                                        few)),
                Result.of(
                        number(),
                        "memory at that backlog / at a short one",
                        "<= 1.1",
                        List.of((double) large.mebibytes() / small.mebibytes()),
                        "%d MiB against %d MiB".formatted(large.mebibytes(), small.mebibytes())));
    }

    private record Drain(Cpu cpu, long mebibytes) {}

    private static Drain drain(Lab lab, int messages, int warm, int round) {
        String path = "/b6-" + round;
        Installation installation = lab.installation();
        for (int i = 0; i < ENDPOINTS; i++) {
            Endpoints.make(lab, installation, path, "type." + i);
        }
        try (Source source = lab.source(installation)) {
            Worker worker = lab.workers().resident();
            worker.whilePaused(() -> source.fill(0, messages, n -> "type." + n % ENDPOINTS));
            lab.progress(messages + " messages wait");
            Ledger ledger = lab.sink().ledger(path);
            Cpu cpu = Cpu.measure(worker, ledger, warm, messages);
            long mebibytes = worker.residentMebibytes();
            ledger.mustHave(messages);
            lab.progress("%.0f/s, %d MiB".formatted(cpu.perSecond(), mebibytes));
            return new Drain(cpu, mebibytes);
        }
    }
}
