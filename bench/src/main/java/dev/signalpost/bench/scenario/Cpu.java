package dev.signalpost.bench.scenario;

import dev.signalpost.bench.lab.Awaiting;
import dev.signalpost.bench.lab.Sink;
import dev.signalpost.bench.lab.Worker;
import java.time.Duration;

/**
 * What a process spent between two numbers of requests.
 *
 * @param microsEach processor microseconds for each request
 * @param perSecond requests a second
 */
record Cpu(double microsEach, double perSecond) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Lets the process warm up, then measures until all have arrived. */
    static Cpu measure(Worker worker, Sink.Ledger ledger, int warm, int all) {
        Awaiting.until("the warm-up", PATIENCE, () -> ledger.requests() >= warm);
        double cpuBefore = worker.cpuMicros();
        long began = System.nanoTime();
        long first = ledger.requests();
        Awaiting.until("all deliveries", PATIENCE, () -> ledger.requests() >= all);
        double cpu = worker.cpuMicros() - cpuBefore;
        double seconds = (System.nanoTime() - began) / 1e9;
        long measured = ledger.requests() - first;
        return new Cpu(cpu / measured, measured / seconds);
    }
}
