package dev.signalpost.bench.lab;

import dev.signalpost.bench.LedgerException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what must come. */
public final class Awaiting {

    private static final long PAUSE_NANOS = 2_000_000;

    private Awaiting() {}

    /**
     * @throws LedgerException when it does not come in time
     */
    public static void until(String what, Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new LedgerException("waited " + patience + " in vain for " + what);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
