package dev.signalpost.delivery.address;

import jakarta.annotation.PreDestroy;
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

    private final AddressGuard guard;
    private final long cacheNanos;
    private final Map<String, Entry> names = new ConcurrentHashMap<>();
    private final ExecutorService lookups = lookups();

    Addresses(AddressConfig config) {
        this.guard = new AddressGuard(config.allowPrivate());
        this.cacheNanos = config.cacheFor().toNanos();
    }

    private record Entry(CompletableFuture<Resolution> resolution, long askedAt) {}

    @PreDestroy
    void close() {
        lookups.shutdownNow();
    }

    /** Completes with what is known of the host; never fails. */
    public CompletableFuture<Resolution> resolve(String host) {
        Entry known = names.get(host);
        if (known != null && isFresh(known)) {
            return known.resolution();
        }
        if (names.size() > MAX_NAMES) {
            names.clear();
        }
        return names.compute(
                        host, (name, entry) -> entry != null && isFresh(entry) ? entry : ask(name))
                .resolution();
    }

    private boolean isFresh(Entry entry) {
        long age = System.nanoTime() - entry.askedAt();
        return switch (entry.resolution().getNow(null)) {
            case null -> true;
            case Resolution.Unknown unknown -> age < FAILURE_KEPT_FOR.toNanos();
            case Resolution.Allowed allowed -> age < cacheNanos;
            case Resolution.Refused refused -> age < cacheNanos;
        };
    }

    private Entry ask(String host) {
        return new Entry(
                CompletableFuture.supplyAsync(() -> look(host), lookups), System.nanoTime());
    }

    private Resolution look(String host) {
        try {
            List<InetAddress> addresses = List.of(InetAddress.getAllByName(host));
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
