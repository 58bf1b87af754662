package dev.signalpost.contracts.registry;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How an endpoint takes its deliveries, beyond what its format says.
 *
 * @param ordered whether first successes come in the order of intake, one at a time: of all its
 *     messages or, where these have one, of those with the same ordering key
 * @param rateLimit null for no limit
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DeliveryTerms(boolean ordered, RateLimit rateLimit) {

    public static final DeliveryTerms USUAL = new DeliveryTerms(false, null);

    /**
     * At most so many attempts.
     *
     * @param perSecond more than 0
     * @param burst how many may come at once after a pause, at least 1
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record RateLimit(double perSecond, int burst) {}

    /** Whether they hold only if one worker makes all the attempts. */
    @JsonIgnore
    public boolean needOneWorker() {
        return ordered || rateLimit != null;
    }
}
