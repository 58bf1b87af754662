package dev.signalpost.registry.page;

import dev.signalpost.contracts.id.IdText;
import dev.signalpost.contracts.problem.FieldErrors;

/** Rules for what things may be called. */
public final class Name {

    public static final int MAX_LENGTH = 256;

    private Name() {}

    /**
     * A uid is optional; it may hold what its users use as ids, but must not look like one of ours.
     */
    public static void checkUid(String uid, FieldErrors errors) {
        if (uid != null) {
            errors.require(
                    !uid.isBlank() && uid.length() <= MAX_LENGTH && printable(uid),
                    "uid",
                    "has 1 to 256 printable characters");
            errors.require(
                    IdText.uuid(uid).isEmpty(), "uid", "must not be a UUID, because ids are");
        }
    }

    public static void check(String field, String name, FieldErrors errors) {
        if (name != null) {
            errors.require(
                    !name.isBlank() && name.length() <= MAX_LENGTH && printable(name),
                    field,
                    "has 1 to 256 printable characters");
        }
    }

    private static boolean printable(String text) {
        return text.codePoints().noneMatch(Character::isISOControl);
    }
}
