package dev.signalpost.delivery.address;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Looks names up and keeps the answers for a while. The check of an address and its use are one
 * step here: a request goes to an address that came out of this class, so a name cannot change its
 * mind in between. Thread-safe; never blocks the caller.
 */
@Singleton
public class Addresses {

    private static final int MAX_LOOKUPS = 64;
    private static final int MAX_NAMES = 100_000;
    private static final Duration FAILURE_KEPT_FOR = Duration.ofSeconds(5);

    /** For so many times its age old addresses serve while a name server does not answer. */
    private static final int OUTLIVES = 10;

    private final AddressGuard guard;
    private final NameServer names;
    private final LongSupplier nanoTime;
    private final long cacheNanos;
    private final Map<String, Entry> known = new ConcurrentHashMap<>();
    private final ExecutorService lookups = lookups();

    /** Looks a name up; may block for long. */
    @FunctionalInterface
    interface NameServer {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    @Inject
    Addresses(AddressConfig config) {
        this(config, InetAddress::getAllByName, System::nanoTime);
    }

    Addresses(AddressConfig config, NameServer names, LongSupplier nanoTime) {
        this.names = names;
        this.nanoTime = nanoTime;
        this.guard = new AddressGuard(config.allowPrivate());
        this.cacheNanos = config.cacheFor().toNanos();
    }

    /**
     * @param renewing whether somebody looks the name up again
     */
    private record Entry(
            CompletableFuture<Resolution> resolution, long askedAt, boolean renewing) {}

    @PreDestroy
    void close() {
        lookups.shutdownNow();
    }

    /**
     * Completes with what is known of the host; never fails. A name that was good is looked up
     * again behind the caller's back: a slow name server holds up new names only.
     */
    public CompletableFuture<Resolution> resolve(String host) {
        Entry entry = known.get(host);
        if (entry != null && isFresh(entry)) {
            return entry.resolution();
        }
        if (entry != null && isGoodEnough(entry)) {
            renew(host, entry);
            return entry.resolution();
        }
        if (known.size() > MAX_NAMES) {
            known.clear();
        }
        return known.compute(
                        host, (name, found) -> found != null && isFresh(found) ? found : ask(name))
                .resolution();
    }

    private boolean isGoodEnough(Entry entry) {
        return entry.resolution().getNow(null) instanceof Resolution.Allowed
                && age(entry) < OUTLIVES * cacheNanos;
    }

    private void renew(String host, Entry old) {
        var renewed = new Entry(old.resolution(), old.askedAt(), true);
        if (!old.renewing() && known.replace(host, old, renewed)) {
            lookups.execute(
                    () -> {
                        var found = CompletableFuture.completedFuture(look(host));
                        known.put(host, new Entry(found, nanoTime.getAsLong(), false));
                    });
        }
    }

    private long age(Entry entry) {
        return nanoTime.getAsLong() - entry.askedAt();
    }

    private boolean isFresh(Entry entry) {
        long age = age(entry);
        return switch (entry.resolution().getNow(null)) {
            case null -> true;
            case Resolution.Unknown unknown -> age < FAILURE_KEPT_FOR.toNanos();
            case Resolution.Allowed allowed -> age < cacheNanos;
            case Resolution.Refused refused -> age < cacheNanos;
        };
    }

    private Entry ask(String host) {
        return new Entry(
                CompletableFuture.supplyAsync(() -> look(host), lookups),
                nanoTime.getAsLong(),
                false);
    }

    private Resolution look(String host) {
        try {
            List<InetAddress> addresses = List.of(names.addresses(host));
            return guard.refusal(addresses)
                    .<Resolution>map(Resolution.Refused::new)
                    .orElseGet(() -> new Resolution.Allowed(addresses));
        } catch (UnknownHostException unknown) {
            return new Resolution.Unknown("The host name '" + host + "' does not resolve.");
        }
    }

    private static ExecutorService lookups() {
        var pool =
                new ThreadPoolExecutor(
                        MAX_LOOKUPS,
                        MAX_LOOKUPS,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().name("dns-", 0).daemon().factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
