package dev.signalpost.contracts.id;

import java.util.Optional;
import java.util.UUID;

/** Tells ids, which are UUIDs in their full form, from the names that users give. */
public final class IdText {

    private static final int LENGTH = 36;

    private IdText() {}

    /** The id that the text is, if it is one. */
    public static Optional<UUID> uuid(String idOrName) {
        try {
            return idOrName.length() == LENGTH
                    ? Optional.of(UUID.fromString(idOrName))
                    : Optional.empty();
        } catch (IllegalArgumentException aName) {
            return Optional.empty();
        }
    }
}
