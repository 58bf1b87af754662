package dev.signalpost.contracts.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.signalpost.contracts.id.EndpointId;
import java.time.Instant;

/**
 * What a delivery worker noticed about an endpoint, on the topic {@code endpoint-signals}. Sent on
 * changes only, not per attempt, and harmless when repeated.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EndpointSignal(EndpointId endpoint, Kind kind, Instant at) {

    public enum Kind {
        /** An attempt failed while the registry believes the endpoint healthy. */
        FAILING,
        /** An attempt succeeded while the registry believes the endpoint failing. */
        RECOVERED,
        /** The receiver answered 410: it wants no more. */
        GONE
    }
}
