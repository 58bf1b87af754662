package dev.signalpost.bench.scenario;

import dev.signalpost.bench.lab.Lab;
import dev.signalpost.bench.lab.Source;
import dev.signalpost.bench.lab.Worker;
import dev.signalpost.bench.report.Result;
import dev.signalpost.testkit.Installation;
import java.util.List;

/** B7: what endpoints cost that have nothing to do: time, and memory. */
final class ManyEndpoints implements Scenario {

    private static final int FEW = 1000;

    @Override
    public String number() {
        return "B7";
    }

    @Override
    public String what() {
        return "CPU per delivery with 1,000,000 registered endpoints / with 1,000";
    }

    @Override
    public List<Result> run(Lab lab) {
        int many = lab.size(1_000_000, 60_000);
        Measured few = measure(lab, FEW, 0);
        Measured all = measure(lab, many - FEW, 1);
        double kibibytes = (all.mebibytes() - few.mebibytes()) * 1024.0 / many;
        return List.of(
                Result.of(
                        number(),
                        what(),
                        "<= 1.1",
                        List.of(all.cpu().microsEach() / few.cpu().microsEach()),
                        "with %d: %s CPU-us, %d MiB; with %d: %s CPU-us, %d MiB; %.2f KiB an endpoint"
                                .formatted(
                                        many,
                                        Result.rounded(all.cpu().microsEach()),
                                        all.mebibytes(),
                                        FEW,
                                        Result.rounded(few.cpu().microsEach()),
                                        few.mebibytes(),
                                        kibibytes)));
    }

    private record Measured(Cpu cpu, long mebibytes) {}

    /** Adds that many to those there are; the deliveries go to a few of them. */
    private static Measured measure(Lab lab, int more, int round) {
        String path = "/b7-" + round;
        Installation installation = lab.installation();
        installation.endpoints(more, lab.sink().url(path + "-idle"));
        Installation busy = lab.installation();
        for (int i = 0; i < 4; i++) {
            Endpoints.make(lab, busy, path, "type." + i);
        }
        int warm = lab.size(100_000, 12_000);
        int all = lab.size(300_000, 30_000);
        try (Source source = lab.source(busy)) {
            source.fill(0, all, n -> "type." + n % 4);
            try (Worker worker = lab.workers().spacious()) {
                Cpu cpu = Cpu.measure(worker, lab.sink().ledger(path), warm, all);
                long mebibytes = worker.collectedMebibytes();
                lab.sink().ledger(path).mustHave(all);
                lab.progress(
                        "%s CPU-us, %d MiB".formatted(Result.rounded(cpu.microsEach()), mebibytes));
                return new Measured(cpu, mebibytes);
            }
        }
    }
}
