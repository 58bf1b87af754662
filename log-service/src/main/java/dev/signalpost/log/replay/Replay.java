package dev.signalpost.log.replay;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.log.query.Position;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A replay and how far it is.
 *
 * @param statuses which deliveries are sent again
 * @param lookedAt how many messages of the span were looked at so far
 * @param sent how many deliveries were sent again so far
 * @param position where it goes on; messages are looked at from the newest to the oldest
 */
public record Replay(
        UUID id,
        EnvironmentId environment,
        ApplicationId application,
        EndpointId endpoint,
        Instant since,
        Instant until,
        Set<Status> statuses,
        State state,
        long lookedAt,
        long sent,
        Optional<Position> position,
        Instant createdAt,
        Instant updatedAt) {

    /** How a delivery must stand to be sent again. */
    public enum Status {
        FAILED,
        DISABLED,
        /**
         * The endpoint wants such messages, and there was never an attempt: it did not exist, or
         * wanted something else, then.
         */
        MISSING,
        SUCCESS;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * @throws IllegalArgumentException when no status has that name
         */
        public static Status of(String name) {
            if (!name.equals(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(name);
            }
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether it is still at work. */
    public enum State {
        RUNNING,
        FINISHED,
        /** The endpoint was disabled or deleted meanwhile. */
        STOPPED;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
