package dev.signalpost.bench;

import dev.signalpost.bench.lab.Lab;
import dev.signalpost.bench.report.Report;
import dev.signalpost.bench.report.Result;
import dev.signalpost.bench.scenario.Scenario;
import dev.signalpost.bench.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code bench [--quick] [scenario ...]}: runs scenarios and prints what they measured. */
public final class Bench {

    private static final String QUICK = "--quick";

    private Bench() {}

    public static void main(String[] args) throws IOException {
        // The embedded broker tells a lot; the first that asks for a logger decides who keeps them.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Logger.getLogger("").setLevel(Level.WARNING);
        long began = System.nanoTime();
        boolean quick = Arrays.asList(args).contains(QUICK);
        List<String> wanted = Arrays.stream(args).filter(arg -> !arg.equals(QUICK)).toList();
        List<Scenario> scenarios = Scenarios.named(wanted);
        if (scenarios.isEmpty()) {
            System.err.println("There is no such scenario. These there are:");
            Scenarios.all()
                    .forEach(each -> System.err.println("  " + each.number() + "  " + each.what()));
            System.exit(2);
        }
        int failed = 0;
        List<Result> results = new ArrayList<>();
        try (var lab = new Lab(quick)) {
            for (Scenario scenario : scenarios) {
                System.out.println(scenario.number() + ": " + scenario.what());
                try {
                    results.addAll(scenario.run(lab));
                } catch (LedgerException broken) {
                    failed++;
                    System.err.println("  THE LEDGER DOES NOT HOLD: " + broken.getMessage());
                }
            }
        }
        results.sort(Comparator.comparingInt(Result::order));
        Report report = new Report(results, quick);
        report.print(System.out);
        System.out.println("Written: " + report.write(Path.of("target")));
        System.out.println(
                "It took " + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s.");
        System.exit(failed == 0 ? 0 : 1);
    }
}
