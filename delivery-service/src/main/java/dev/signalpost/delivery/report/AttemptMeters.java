package dev.signalpost.delivery.report;

import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.AttemptResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts attempts by result, and times those that made a request. */
@Singleton
class AttemptMeters {

    private final Map<AttemptResult, Counter> attempts = new EnumMap<>(AttemptResult.class);
    private final Timer duration;

    AttemptMeters(MeterRegistry meters) {
        for (AttemptResult result : AttemptResult.values()) {
            attempts.put(
                    result, meters.counter("signalpost.attempts", "result", result.wireName()));
        }
        this.duration = meters.timer("signalpost.attempt.duration");
    }

    void count(AttemptFinished attempt) {
        attempts.get(attempt.result()).increment();
        duration.record(attempt.durationMillis(), TimeUnit.MILLISECONDS);
    }
}
