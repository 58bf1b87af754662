package dev.signalpost.registry;

import dev.signalpost.testkit.TurnableClock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Takes the place of the machine's clock in all tests of this module. */
@Singleton
public class TestTime {

    private final TurnableClock clock = new TurnableClock();

    @Produces
    @Singleton
    Clock clock() {
        return clock;
    }

    public TurnableClock turnable() {
        return clock;
    }
}
