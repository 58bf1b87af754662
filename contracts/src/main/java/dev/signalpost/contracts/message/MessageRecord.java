package dev.signalpost.contracts.message;

import static dev.signalpost.contracts.topic.RecordHeader.CE_CHANNELS;
import static dev.signalpost.contracts.topic.RecordHeader.CE_DELIVERAT;
import static dev.signalpost.contracts.topic.RecordHeader.CE_ENVIRONMENT;
import static dev.signalpost.contracts.topic.RecordHeader.CE_EXPIRYTIME;
import static dev.signalpost.contracts.topic.RecordHeader.CE_ID;
import static dev.signalpost.contracts.topic.RecordHeader.CE_PARTITIONKEY;
import static dev.signalpost.contracts.topic.RecordHeader.CE_SOURCE;
import static dev.signalpost.contracts.topic.RecordHeader.CE_SPECVERSION;
import static dev.signalpost.contracts.topic.RecordHeader.CE_SUBJECT;
import static dev.signalpost.contracts.topic.RecordHeader.CE_TIME;
import static dev.signalpost.contracts.topic.RecordHeader.CE_TYPE;
import static dev.signalpost.contracts.topic.RecordHeader.CE_UID;
import static dev.signalpost.contracts.topic.RecordHeader.CONTENT_TYPE;

import dev.signalpost.contracts.message.Reading.Poison;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The encoding of a {@link Message} on Kafka: CloudEvents Kafka binding 1.0.2; written in binary
 * mode, read in both.
 */
public final class MessageRecord {

    private MessageRecord() {}

    /** Adds the message's headers; the value of the record is the payload itself. */
    public static void writeHeaders(Message message, Headers headers) {
        HeaderText.put(headers, CE_SPECVERSION, "1.0");
        HeaderText.put(headers, CE_ID, message.id().toString());
        HeaderText.put(headers, CE_TYPE, message.eventType());
        HeaderText.put(headers, CE_SOURCE, message.source());
        HeaderText.put(headers, CE_TIME, Rfc3339.format(message.time()));
        HeaderText.put(headers, CE_SUBJECT, message.application());
        HeaderText.put(headers, CE_ENVIRONMENT, message.environment().toString());
        if (!message.channels().isEmpty()) {
            HeaderText.put(headers, CE_CHANNELS, String.join(",", message.channels()));
        }
        if (message.uid() != null) {
            HeaderText.put(headers, CE_UID, message.uid());
        }
        HeaderText.put(headers, CONTENT_TYPE, message.contentType());
        if (message.terms() != MessageTerms.NONE) {
            writeTerms(message.terms(), headers);
        }
    }

    private static void writeTerms(MessageTerms terms, Headers headers) {
        if (terms.orderingKey() != null) {
            HeaderText.put(headers, CE_PARTITIONKEY, terms.orderingKey());
        }
        if (terms.deliverAt() != null) {
            HeaderText.put(headers, CE_DELIVERAT, Rfc3339.format(terms.deliverAt()));
        }
        if (terms.expiresAt() != null) {
            HeaderText.put(headers, CE_EXPIRYTIME, Rfc3339.format(terms.expiresAt()));
        }
    }

    /**
     * Reads a record of the topics {@code messages}, {@code retry.*}, {@code parked} or {@code
     * exhausted}.
     *
     * @param appendedAt the record's Kafka timestamp, which stands in for a missing {@code time}
     *     attribute
     */
    public static Reading<Message> read(Headers headers, byte[] value, long appendedAt) {
        if (value == null) {
            return new Poison<>("The record has no value.");
        }
        String contentType = null;
        Map<String, String> attributes = HashMap.newHashMap(10);
        for (Header header : headers) {
            String name = header.key();
            if (header.value() == null) {
                continue;
            }
            if (name.startsWith("ce_")) {
                attributes.put(name.substring(3), HeaderText.decode(header));
            } else if (name.equals(CONTENT_TYPE)) {
                contentType = HeaderText.decode(header);
            }
        }
        if (contentType != null && contentType.startsWith("application/cloudevents")) {
            return StructuredCloudEvent.read(contentType, value, appendedAt);
        }
        return CloudEventAttributes.toMessage(
                attributes, contentType == null ? Message.JSON : contentType, value, appendedAt);
    }
}
