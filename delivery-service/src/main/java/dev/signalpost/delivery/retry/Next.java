package dev.signalpost.delivery.retry;

import java.time.Instant;

/** What follows an attempt. */
public sealed interface Next {

    /** Nothing: the receiver has it, or the endpoint wants nothing any more. */
    record Finished() implements Next {}

    /** Another attempt. */
    record Again(Instant notBefore) implements Next {}

    /** Another attempt of the same delivery, which stays parked until then. */
    record Parked(Instant nextProbeAt) implements Next {}

    /** Nothing: the schedule is used up. */
    record Exhausted() implements Next {}

    /** Nothing, and nothing else either: the receiver is gone for good. */
    record Gone() implements Next {}
}
