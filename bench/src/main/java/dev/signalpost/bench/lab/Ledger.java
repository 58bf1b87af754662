package dev.signalpost.bench.lab;

import dev.signalpost.bench.LedgerException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * What arrived at one path: which numbers, and how long after they were due. Every body is
 * compared, and of every hundredth the signature is verified. Thread-safe.
 */
public final class Ledger {

    private static final int SIGNATURES = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BitSet numbers = new BitSet();
    private final Histogram micros = new Histogram(60_000_000L, 3);
    private final AtomicLong requests = new AtomicLong();
    private volatile SignatureCheck signature = SignatureCheck.NONE;
    private String fault;

    /** Expects every request to be signed like that. */
    public void expect(SignatureCheck expected) {
        signature = expected;
    }

    /** How many there were so far, answered or not. */
    public long requests() {
        return requests.get();
    }

    public synchronized int distinct() {
        return numbers.cardinality();
    }

    public synchronized long p99Micros() {
        return micros.getValueAtPercentile(99);
    }

    /** Forgets how late everything so far was. */
    public synchronized void forgetLatencies() {
        micros.reset();
    }

    /**
     * Waits for the last ones, which may still be on their way when others came twice.
     *
     * @throws LedgerException unless all the numbers below that one arrived, and nothing was wrong
     *     with any of them
     */
    public void mustHave(int all) {
        Awaiting.until("the last ones", PATIENCE, () -> distinct() >= all);
        check(all);
    }

    private synchronized void check(int all) {
        int missing = numbers.nextClearBit(0);
        if (missing < all) {
            throw new LedgerException("number " + missing + " of " + all + " is missing");
        }
        if (fault != null) {
            throw new LedgerException(fault);
        }
    }

    void requested() {
        requests.incrementAndGet();
    }

    /** Notes a request that is answered well. */
    void note(MultiMap headers, Buffer body) {
        try {
            Payload payload = Payload.read(body);
            boolean whole = payload.number() % SIGNATURES != 0 || signature.holds(headers, body);
            add(payload, whole ? null : "number " + payload.number() + " has no valid signature");
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            broken("something arrived that was not sent: " + wrong.getMessage());
        }
    }

    private synchronized void add(Payload payload, String wrong) {
        numbers.set(payload.number());
        if (wrong != null) {
            broken(wrong);
        }
        if (payload.dueMicros() > 0) {
            long late = System.currentTimeMillis() * 1000 - payload.dueMicros();
            micros.recordValue(Math.max(1, Math.min(late, 60_000_000L)));
        }
    }

    private synchronized void broken(String what) {
        fault = fault == null ? what : fault;
    }
}
