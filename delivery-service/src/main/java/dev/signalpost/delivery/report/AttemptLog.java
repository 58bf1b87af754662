package dev.signalpost.delivery.report;

import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.AttemptResult;
import org.jboss.logging.Logger;

/**
 * One line for each attempt: those that failed at INFO, the others at DEBUG, because at full speed
 * they are thousands a second.
 */
final class AttemptLog {

    private static final Logger LOG = Logger.getLogger("dev.signalpost.attempt");

    private AttemptLog() {}

    static void write(AttemptFinished attempt) {
        Logger.Level level =
                attempt.result() == AttemptResult.DELIVERED
                        ? Logger.Level.DEBUG
                        : Logger.Level.INFO;
        if (LOG.isEnabled(level)) {
            LOG.logf(
                    level,
                    "attempt.finished result=%s status=%d number=%d ms=%d eventType=%s message=%s endpoint=%s application=%s"
                            + " nextAttemptAt=%d error=%s",
                    attempt.result().wireName(),
                    attempt.statusCode(),
                    attempt.number(),
                    attempt.durationMillis(),
                    attempt.eventType(),
                    attempt.message(),
                    attempt.endpoint(),
                    attempt.application(),
                    attempt.nextAttemptAt(),
                    attempt.error() == null ? "-" : attempt.error());
        }
    }
}
