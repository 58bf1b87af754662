package dev.signalpost.contracts.message;

import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.message.Reading.Poison;
import dev.signalpost.contracts.message.Reading.Understood;
import dev.signalpost.contracts.topic.RecordHeader;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.common.header.Headers;

/**
 * A delivery that waits for its next attempt, on {@code retry.*}, {@code parked} or {@code
 * exhausted}. Carries everything that the attempt needs, so that nobody looks the message up.
 *
 * @param attempt number of the attempt to make, from 1
 * @param step position in the retry schedule, from 0
 * @param notBefore when the attempt is due
 * @param hopAt when the record leaves the tier it stands in; never after {@code notBefore}
 */
public record DeliveryRecord(
        Message message,
        EndpointId endpoint,
        int attempt,
        int step,
        Instant notBefore,
        Instant hopAt,
        Trigger trigger) {

    /** The attempt that follows this one. */
    public DeliveryRecord following(Instant notBefore) {
        return new DeliveryRecord(
                message, endpoint, attempt + 1, step + 1, notBefore, notBefore, trigger);
    }

    /** The same, as the attempt of that number. */
    public DeliveryRecord withAttempt(int number) {
        return new DeliveryRecord(message, endpoint, number, step, notBefore, hopAt, trigger);
    }

    /** The same attempt, at that time. */
    public DeliveryRecord withNotBefore(Instant due) {
        return new DeliveryRecord(message, endpoint, attempt, step, due, due, trigger);
    }

    /** The same, in its tier until that time, or until it is due if that is sooner. */
    public DeliveryRecord withHopAt(Instant end) {
        Instant hop = end.isBefore(notBefore) ? end : notBefore;
        return new DeliveryRecord(message, endpoint, attempt, step, notBefore, hop, trigger);
    }

    public void writeHeaders(Headers headers) {
        MessageRecord.writeHeaders(message, headers);
        HeaderText.put(headers, RecordHeader.ENDPOINT, endpoint.toString());
        HeaderText.put(headers, RecordHeader.ATTEMPT, Integer.toString(attempt));
        HeaderText.put(headers, RecordHeader.STEP, Integer.toString(step));
        HeaderText.put(headers, RecordHeader.NOT_BEFORE, Long.toString(notBefore.toEpochMilli()));
        HeaderText.put(headers, RecordHeader.HOP_AT, Long.toString(hopAt.toEpochMilli()));
        HeaderText.put(headers, RecordHeader.TRIGGER, trigger.wireName());
    }

    public static Reading<DeliveryRecord> read(Headers headers, byte[] value, long appendedAt) {
        return switch (MessageRecord.read(headers, value, appendedAt)) {
            case Poison<Message> poison -> new Poison<>(poison.reason());
            case Understood<Message> understood -> read(headers, understood.content());
        };
    }

    private static Reading<DeliveryRecord> read(Headers headers, Message message) {
        try {
            return new Understood<>(
                    new DeliveryRecord(
                            message,
                            EndpointId.of(required(headers, RecordHeader.ENDPOINT)),
                            Integer.parseInt(required(headers, RecordHeader.ATTEMPT)),
                            Integer.parseInt(required(headers, RecordHeader.STEP)),
                            instant(headers, RecordHeader.NOT_BEFORE),
                            instant(headers, RecordHeader.HOP_AT),
                            Trigger.valueOf(
                                    required(headers, RecordHeader.TRIGGER)
                                            .toUpperCase(Locale.ROOT))));
        } catch (IllegalArgumentException unreadable) {
            return new Poison<>(
                    "The delivery headers are not readable: " + unreadable.getMessage());
        }
    }

    private static Instant instant(Headers headers, String name) {
        return Instant.ofEpochMilli(Long.parseLong(required(headers, name)));
    }

    private static String required(Headers headers, String name) {
        String text = HeaderText.get(headers, name);
        if (text == null) {
            throw new IllegalArgumentException("the header " + name + " is missing");
        }
        return text;
    }
}
