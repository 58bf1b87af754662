package dev.signalpost.bench.scenario;

import dev.signalpost.bench.lab.Awaiting;
import dev.signalpost.bench.lab.Ledger;
import dev.signalpost.bench.lab.Worker;
import dev.signalpost.bench.report.Result;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * What a process spent between two numbers of things done.
 *
 * @param microsEach processor microseconds for each
 * @param perSecond how many a second
 */
record Cpu(double microsEach, double perSecond) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Lets the process warm up, then measures until all requests have arrived. */
    static Cpu measure(Worker worker, Ledger ledger, int warm, int all) {
        return measure(worker, ledger::requests, warm, all);
    }

    /**
     * @param done how many there are so far
     */
    static Cpu measure(Worker worker, LongSupplier done, int warm, int all) {
        return measure(List.of(worker::cpuMicros), done, warm, all).getFirst();
    }

    /**
     * @param spent processor microseconds so far, counted in one way or another
     * @return in the order of these ways
     */
    static List<Cpu> measure(List<DoubleSupplier> spent, LongSupplier done, int warm, int all) {
        Awaiting.until("the warm-up", PATIENCE, () -> done.getAsLong() >= warm);
        long first = done.getAsLong();
        double[] before = spent.stream().mapToDouble(DoubleSupplier::getAsDouble).toArray();
        long began = System.nanoTime();
        Awaiting.until("all of them", PATIENCE, () -> done.getAsLong() >= all);
        double[] after = spent.stream().mapToDouble(DoubleSupplier::getAsDouble).toArray();
        double seconds = (System.nanoTime() - began) / 1e9;
        long measured = done.getAsLong() - first;
        return IntStream.range(0, before.length)
                .mapToObj(way -> new Cpu((after[way] - before[way]) / measured, measured / seconds))
                .toList();
    }

    String told(String who) {
        return "%s: %s CPU-us each, %.0f/s".formatted(who, Result.rounded(microsEach), perSecond);
    }
}
