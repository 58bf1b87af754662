package dev.signalpost.delivery.retry;

import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.delivery.dispatch.Attempt;
import java.time.Duration;
import java.util.List;

/**
 * The pauses between the attempts of a delivery.
 *
 * @param lengths empty for the installation's own
 * @param jittered whether each may vary a little
 */
public record Pauses(List<Duration> lengths, boolean jittered) {

    public static final Pauses DEFAULT = new Pauses(List.of(), true);

    /** Those of the endpoint that the attempt was made for. */
    public static Pauses of(Attempt attempt) {
        return attempt.target().map(target -> of(target.endpoint())).orElse(DEFAULT);
    }

    /** The endpoint's own schedule, or its format's. */
    public static Pauses of(EndpointState endpoint) {
        return endpoint.retrySchedule().isEmpty()
                ? new Pauses(endpoint.format().schedule(), endpoint.format().jittered())
                : new Pauses(endpoint.retrySchedule(), true);
    }
}
