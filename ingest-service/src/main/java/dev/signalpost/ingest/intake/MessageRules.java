package dev.signalpost.ingest.intake;

import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.problem.FieldErrors;
import dev.signalpost.contracts.problem.Problem;

/** What a message may hold. */
final class MessageRules {

    private static final int MAX_UID = 256;

    private MessageRules() {}

    /**
     * Adds what is wrong with the message.
     *
     * @param prefix of the field names, as {@code [3].} in a batch
     * @throws dev.signalpost.contracts.problem.ProblemException when the payload is too large
     */
    static void check(AcceptMessage message, String prefix, FieldErrors errors) {
        if (message.payload().length > Message.MAX_PAYLOAD_BYTES) {
            throw new Problem.TooLarge("The payload has more than 350 KiB.").asException();
        }
        errors.require(
                Message.isEventType(message.eventType()),
                prefix + "eventType",
                "has 1 to 256 of the characters a-z, A-Z, 0-9, '-', '_' and '.'");
        errors.require(
                message.channels().size() <= Message.MAX_CHANNELS,
                prefix + "channels",
                "has at most 64 entries");
        for (int i = 0; i < message.channels().size(); i++) {
            errors.require(
                    Message.isChannel(message.channels().get(i)),
                    prefix + "channels[" + i + "]",
                    "has 1 to 128 characters, and no comma");
        }
        String uid = message.uid();
        errors.require(
                uid == null
                        || !uid.isBlank()
                                && uid.length() <= MAX_UID
                                && uid.chars().noneMatch(Character::isISOControl),
                prefix + "uid",
                "has 1 to 256 printable characters");
    }
}
