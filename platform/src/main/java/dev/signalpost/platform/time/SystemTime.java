package dev.signalpost.platform.time;

import dev.signalpost.contracts.id.IdSource;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** The machine's clock and ids made from it; any other bean of these types takes their place. */
@Singleton
public class SystemTime {

    @Produces
    @DefaultBean
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @DefaultBean
    @Singleton
    IdSource idSource(Clock clock) {
        return new IdSource(clock, unguessable());
    }

    /**
     * A fast generator per thread, each seeded from the system's entropy: ids must differ, they
     * need not be secret.
     */
    private static RandomGenerator unguessable() {
        ThreadLocal<RandomGenerator> perThread =
                ThreadLocal.withInitial(() -> RandomGenerator.of("L128X256MixRandom"));
        return () -> perThread.get().nextLong();
    }
}
