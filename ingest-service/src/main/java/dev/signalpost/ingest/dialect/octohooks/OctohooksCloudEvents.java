package dev.signalpost.ingest.dialect.octohooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.signalpost.contracts.message.JsonMembers;
import dev.signalpost.contracts.message.MessageTerms;
import dev.signalpost.contracts.message.StructuredCloudEvent;
import dev.signalpost.contracts.problem.FieldErrors;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.ingest.intake.AcceptMessage;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * CloudEvents over HTTP (HTTP binding 1.0.2) in its three modes. The application is the one of the
 * path; the extensions {@code channels} (separated by commas), {@code uid} and {@code deliverat}
 * are ours, {@code partitionkey} and {@code expirytime} are registered ones.
 */
@Singleton
class OctohooksCloudEvents {

    static final String STRUCTURED = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";

    private static final String BINARY_PREFIX = "ce-";
    private static final int MAX_BATCH = 1000;

    static boolean isBinary(MultiMap headers) {
        return headers.contains("ce-specversion");
    }

    AcceptMessage readBinary(MultiMap headers, byte[] body) {
        Map<String, String> attributes = new HashMap<>();
        headers.forEach(
                (name, value) -> {
                    String lower = name.toLowerCase(Locale.ROOT);
                    if (lower.startsWith(BINARY_PREFIX)) {
                        attributes.putIfAbsent(
                                lower.substring(BINARY_PREFIX.length()), unescape(value));
                    }
                });
        String contentType = headers.get(HttpHeaders.CONTENT_TYPE);
        return message(
                attributes, contentType == null ? "application/json" : contentType, body, "");
    }

    AcceptMessage readStructured(byte[] body) {
        try {
            return message(StructuredCloudEvent.parse(body), "");
        } catch (IOException | IllegalArgumentException broken) {
            throw malformed(broken);
        }
    }

    List<AcceptMessage> readBatch(byte[] body) {
        try {
            List<JsonMembers.Span> elements = JsonMembers.elements(body);
            if (elements.isEmpty() || elements.size() > MAX_BATCH) {
                throw Problem.invalid("[]", "has 1 to 1000 events");
            }
            List<AcceptMessage> messages = new ArrayList<>();
            for (JsonMembers.Span element : elements) {
                messages.add(
                        message(
                                StructuredCloudEvent.parse(element.bytes()),
                                "[" + messages.size() + "]."));
            }
            return messages;
        } catch (IOException | IllegalArgumentException broken) {
            throw malformed(broken);
        }
    }

    private static AcceptMessage message(StructuredCloudEvent.Parts parts, String prefix) {
        return message(parts.attributes(), parts.contentType(), parts.payload(), prefix);
    }

    private static AcceptMessage message(
            Map<String, String> attributes, String contentType, byte[] payload, String prefix) {
        var errors = new FieldErrors();
        for (String required : List.of("id", "source", "type")) {
            String value = attributes.get(required);
            errors.require(
                    value != null && !value.isBlank(),
                    prefix + required,
                    "is required of a CloudEvent");
        }
        errors.require(
                "1.0".equals(attributes.get("specversion")), prefix + "specversion", "must be 1.0");
        Instant time = time(attributes, "time", prefix, errors);
        MessageTerms terms = terms(attributes, prefix, errors);
        errors.throwIfAny();
        String channels = attributes.get("channels");
        return new AcceptMessage(
                attributes.get("type"),
                channels == null
                        ? List.of()
                        : Arrays.stream(channels.split(",")).map(String::strip).toList(),
                attributes.get("uid"),
                contentType,
                payload,
                AcceptMessage.HTTP,
                terms,
                Optional.of(
                        new AcceptMessage.ForeignEvent(
                                attributes.get("source"), attributes.get("id"), time)));
    }

    private static MessageTerms terms(
            Map<String, String> attributes, String prefix, FieldErrors errors) {
        String orderingKey = attributes.get("partitionkey");
        Instant deliverAt = time(attributes, "deliverat", prefix, errors);
        Instant expiresAt = time(attributes, "expirytime", prefix, errors);
        return orderingKey == null && deliverAt == null && expiresAt == null
                ? MessageTerms.NONE
                : new MessageTerms(orderingKey, deliverAt, expiresAt);
    }

    private static Instant time(
            Map<String, String> attributes, String name, String prefix, FieldErrors errors) {
        String text = attributes.get(name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            errors.add(prefix + name, "must be an RFC 3339 timestamp");
            return null;
        }
    }

    /** Header values are percent-encoded where they hold more than printable ASCII. */
    private static String unescape(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException aPlainPercentSign) {
            return value;
        }
    }

    private static RuntimeException malformed(Exception broken) {
        String where =
                broken instanceof JsonProcessingException json
                        ? json.getOriginalMessage()
                        : broken.getMessage();
        return new Problem.Malformed("The CloudEvent is not readable: " + where).asException();
    }
}
