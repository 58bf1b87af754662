package dev.signalpost.contracts.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.signalpost.contracts.id.EndpointId;
import java.time.Instant;
import java.util.List;

/**
 * An endpoint that has parked deliveries, as the worker that reads them says it on the topic {@code
 * parking}; when there are none any more, a tombstone follows.
 *
 * @param partition of the topic {@code parked} in which its deliveries stand
 * @param cursor every delivery of the endpoint before this offset is done
 * @param done offsets from the cursor on that are done, too
 * @param since when it was found down
 * @param nextProbeAt when it is tried again; null while it takes its deliveries
 * @param probes how many tries failed in a row
 * @param reason why the last one failed; null if there was none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ParkedEndpoint(
        EndpointId endpoint,
        Phase phase,
        int partition,
        long cursor,
        List<Long> done,
        Instant since,
        Instant nextProbeAt,
        int probes,
        String reason) {

    public enum Phase {
        /** It takes nothing: its deliveries are parked, and now and then one of them is tried. */
        DOWN,
        /** It takes deliveries again: the parked ones go out, new ones need not be parked. */
        DRAINING
    }

    public ParkedEndpoint {
        done = done == null ? List.of() : List.copyOf(done);
    }
}
