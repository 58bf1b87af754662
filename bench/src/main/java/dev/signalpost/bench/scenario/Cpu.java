package dev.signalpost.bench.scenario;

import dev.signalpost.bench.lab.Awaiting;
import dev.signalpost.bench.lab.Sink;
import dev.signalpost.bench.lab.Worker;
import dev.signalpost.bench.report.Result;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What a process spent between two numbers of things done.
 *
 * @param microsEach processor microseconds for each
 * @param perSecond how many a second
 */
record Cpu(double microsEach, double perSecond) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Lets the process warm up, then measures until all requests have arrived. */
    static Cpu measure(Worker worker, Sink.Ledger ledger, int warm, int all) {
        return measure(worker, ledger::requests, warm, all);
    }

    /**
     * @param done how many there are so far
     */
    static Cpu measure(Worker worker, LongSupplier done, int warm, int all) {
        Awaiting.until("the warm-up", PATIENCE, () -> done.getAsLong() >= warm);
        long first = done.getAsLong();
        double cpuBefore = worker.cpuMicros();
        long began = System.nanoTime();
        Awaiting.until("all of them", PATIENCE, () -> done.getAsLong() >= all);
        double cpu = worker.cpuMicros() - cpuBefore;
        double seconds = (System.nanoTime() - began) / 1e9;
        long measured = done.getAsLong() - first;
        return new Cpu(cpu / measured, measured / seconds);
    }

    String told(String who) {
        return "%s: %s CPU-us each, %.0f/s".formatted(who, Result.rounded(microsEach), perSecond);
    }
}
