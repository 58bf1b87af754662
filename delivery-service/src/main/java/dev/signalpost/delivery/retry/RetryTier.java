package dev.signalpost.delivery.retry;

import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.topic.Topic;
import java.time.Duration;
import java.time.Instant;

/**
 * The topics in which deliveries wait, each for a fixed time, so that a topic's records are due in
 * the order in which they stand. A delivery that is due in T goes to the longest tier that is not
 * longer than T, and from there to the next, until it is due. The shortest takes whatever is left.
 */
public enum RetryTier {
    FIVE_SECONDS(Topic.RETRY_5S, Duration.ofSeconds(5)),
    ONE_MINUTE(Topic.RETRY_1M, Duration.ofMinutes(1)),
    FIVE_MINUTES(Topic.RETRY_5M, Duration.ofMinutes(5)),
    THIRTY_MINUTES(Topic.RETRY_30M, Duration.ofMinutes(30)),
    TWO_HOURS(Topic.RETRY_2H, Duration.ofHours(2));

    private final Topic topic;
    private final Duration stay;

    RetryTier(Topic topic, Duration stay) {
        this.topic = topic;
        this.stay = stay;
    }

    public Topic topic() {
        return topic;
    }

    public static RetryTier of(Instant notBefore, Instant now) {
        Duration left = Duration.between(now, notBefore);
        RetryTier longest = FIVE_SECONDS;
        for (RetryTier tier : values()) {
            if (tier.stay.compareTo(left) <= 0) {
                longest = tier;
            }
        }
        return longest;
    }

    /** The delivery as it waits in this tier from now on. */
    public DeliveryRecord holding(DeliveryRecord delivery, Instant now) {
        return delivery.withHopAt(now.plus(stay));
    }
}
