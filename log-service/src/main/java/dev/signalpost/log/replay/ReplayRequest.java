package dev.signalpost.log.replay;

import java.time.Instant;
import java.util.Set;

/**
 * What is wanted: deliveries of messages accepted from {@code since} until before {@code until},
 * that stand as listed.
 */
public record ReplayRequest(Instant since, Instant until, Set<Replay.Status> statuses) {}
