package dev.signalpost.delivery.retry;

import dev.signalpost.delivery.dispatch.DispatchResult;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Decides what follows an attempt. Keeps nothing; thread-safe when its random generator is. */
@Singleton
public class RetryPolicy {

    private static final int GONE = 410;

    private final List<Duration> defaultSchedule;
    private final double jitter;
    private final RandomGenerator random;

    @Inject
    RetryPolicy(RetryConfig config) {
        this(config, () -> ThreadLocalRandom.current().nextLong());
    }

    RetryPolicy(RetryConfig config, RandomGenerator random) {
        this.defaultSchedule = List.copyOf(config.schedule());
        this.jitter = config.jitter();
        this.random = random;
    }

    /**
     * @param pauses between the attempts to this endpoint
     * @param step how many attempts of the schedule were made before this one
     * @param now when the attempt ended
     */
    public Next after(DispatchResult result, Pauses pauses, int step, Instant now) {
        return switch (result) {
            case DispatchResult.Answered answered when answered.succeeded() -> new Next.Finished();
            case DispatchResult.Answered answered when answered.statusCode() == GONE ->
                    new Next.Gone();
            case DispatchResult.Answered answered ->
                    again(
                            pauses,
                            step,
                            now,
                            retryAfter(answered.headers(), now).orElse(Duration.ZERO));
            case DispatchResult.Unreachable unreachable -> again(pauses, step, now, Duration.ZERO);
            case DispatchResult.Blocked blocked -> again(pauses, step, now, Duration.ZERO);
            case DispatchResult.Expired late -> new Next.Finished();
            case DispatchResult.Skipped skipped -> new Next.Finished();
        };
    }

    /**
     * How long a delivery may be tried from that step on: the budget of one that waits for its
     * endpoint is time, not attempts.
     */
    public Duration span(Pauses pauses, int step) {
        List<Duration> schedule = pauses.lengths().isEmpty() ? defaultSchedule : pauses.lengths();
        return schedule.stream().skip(step).reduce(Duration.ZERO, Duration::plus);
    }

    private Next again(Pauses own, int step, Instant now, Duration atLeast) {
        List<Duration> schedule = own.lengths().isEmpty() ? defaultSchedule : own.lengths();
        if (step >= schedule.size()) {
            return new Next.Exhausted();
        }
        Duration pause = own.jittered() ? jittered(schedule.get(step)) : schedule.get(step);
        return new Next.Again(now.plus(pause.compareTo(atLeast) < 0 ? atLeast : pause));
    }

    private Duration jittered(Duration pause) {
        double factor = 1 + jitter * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(pause.toMillis() * factor));
    }

    private static Optional<Duration> retryAfter(Map<String, String> headers, Instant now) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("retry-after"))
                .findFirst()
                .flatMap(header -> RetryAfter.parse(header.getValue(), now));
    }
}
