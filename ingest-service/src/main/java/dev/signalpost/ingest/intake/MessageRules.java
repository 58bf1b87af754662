package dev.signalpost.ingest.intake;

import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.message.MessageTerms;
import dev.signalpost.contracts.problem.FieldErrors;
import dev.signalpost.contracts.problem.Problem;
import java.time.Duration;
import java.time.Instant;

/** What a message may hold. */
final class MessageRules {

    private static final int MAX_UID = 256;
    private static final int MAX_ORDERING_KEY = 256;
    private static final Duration MAX_DELAY = Duration.ofDays(30);

    private MessageRules() {}

    /**
     * Adds what is wrong with the message.
     *
     * @param prefix of the field names, as {@code [3].} in a batch
     * @param now what times are compared with
     * @throws dev.signalpost.contracts.problem.ProblemException when the payload is too large
     */
    static void check(AcceptMessage message, String prefix, Instant now, FieldErrors errors) {
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
        check(message.terms(), prefix, now, errors);
        String uid = message.uid();
        errors.require(
                uid == null
                        || !uid.isBlank()
                                && uid.length() <= MAX_UID
                                && uid.chars().noneMatch(Character::isISOControl),
                prefix + "uid",
                "has 1 to 256 printable characters");
    }

    private static void check(MessageTerms terms, String prefix, Instant now, FieldErrors errors) {
        String key = terms.orderingKey();
        errors.require(
                key == null || !key.isBlank() && key.length() <= MAX_ORDERING_KEY,
                prefix + "orderingKey",
                "has 1 to 256 characters");
        errors.require(
                terms.deliverAt() == null || !terms.deliverAt().isAfter(now.plus(MAX_DELAY)),
                prefix + "deliverAt",
                "is at most 30 days ahead");
        Instant earliest =
                terms.deliverAt() != null && terms.deliverAt().isAfter(now)
                        ? terms.deliverAt()
                        : now;
        errors.require(
                terms.expiresAt() == null || terms.expiresAt().isAfter(earliest),
                prefix + "expiresAt",
                "is in the future, and after deliverAt");
    }
}
