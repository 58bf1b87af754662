package dev.signalpost.registry.dialect.octohooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.contracts.registry.DeliveryFormat;
import dev.signalpost.contracts.registry.DeliveryTerms.RateLimit;
import dev.signalpost.dialects.JsonFields;
import dev.signalpost.registry.endpoint.Endpoint;
import dev.signalpost.registry.endpoint.EndpointFields;
import dev.signalpost.registry.endpoint.SigningKind;
import dev.signalpost.registry.endpoint.TermsFields;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An endpoint in Octohooks' shape, with our additions behind it; times in epoch milliseconds.
 *
 * @param secrets always empty: secrets are written here, and read at {@code .../secret}
 * @param headers names of the custom headers, their values masked
 */
public record OctohooksEndpoint(
        List<String> channels,
        boolean enabled,
        List<String> eventTypes,
        String name,
        List<String> secrets,
        String uid,
        String url,
        Map<String, String> headers,
        String id,
        long created,
        long updated,
        DeliveryFormat deliveryFormat,
        List<String> retrySchedule,
        boolean ordered,
        @JsonInclude(JsonInclude.Include.NON_NULL) RateLimit rateLimit,
        SigningKind signature,
        @JsonInclude(JsonInclude.Include.NON_NULL) String disabledReason) {

    private static final Set<String> FIELDS =
            Set.of(
                    "channels",
                    "enabled",
                    "eventTypes",
                    "name",
                    "secrets",
                    "uid",
                    "url",
                    "headers",
                    "deliveryFormat",
                    "retrySchedule",
                    "ordered",
                    "rateLimit",
                    "signature");

    static OctohooksEndpoint of(
            Endpoint endpoint, List<String> headerNames, SigningKind signature) {
        return new OctohooksEndpoint(
                endpoint.channels(),
                endpoint.enabled(),
                endpoint.eventTypes(),
                endpoint.name(),
                List.of(),
                endpoint.uid(),
                endpoint.url(),
                headerNames.stream()
                        .collect(Collectors.toMap(Function.identity(), masked -> "***")),
                endpoint.id().toString(),
                endpoint.created().toEpochMilli(),
                endpoint.updated().toEpochMilli(),
                endpoint.format(),
                endpoint.retrySchedule().stream().map(Duration::toString).toList(),
                endpoint.terms().ordered(),
                endpoint.terms().rateLimit(),
                signature,
                endpoint.disabledReason());
    }

    /**
     * @param urlRequired whether the request must name a URL
     */
    static EndpointFields fields(ObjectNode body, boolean urlRequired) {
        var json = new JsonFields(body, FIELDS);
        if (urlRequired) {
            json.require("url");
        }
        var fields =
                new EndpointFields(
                        json.optionalText("name"),
                        json.optionalText("uid"),
                        json.text("url"),
                        json.bool("enabled"),
                        json.texts("eventTypes"),
                        json.texts("channels"),
                        json.texts("secrets"),
                        json.textMap("headers"),
                        json.parsed(
                                "deliveryFormat",
                                DeliveryFormat::of,
                                "must be standard, octohooks, drivly, foxtrot, driftwood or channels"),
                        json.parsedEach(
                                "retrySchedule",
                                OctohooksEndpoint::duration,
                                "must be a duration as '5s' or 'PT5S'"),
                        new TermsFields(
                                json.bool("ordered"),
                                rateLimit(body),
                                json.parsed(
                                        "signature", SigningKind::of, "must be hmac or ed25519")));
        json.done();
        return fields;
    }

    /** {@code {"perSecond": 10, "burst": 20}}; without a burst it is what a second brings. */
    private static Optional<RateLimit> rateLimit(ObjectNode body) {
        JsonNode node = body.get("rateLimit");
        if (node == null || node.isNull()) {
            return node == null ? null : Optional.empty();
        }
        JsonNode rate = node.path("perSecond");
        JsonNode burst = node.path("burst");
        boolean known = node.isObject() && node.size() <= (burst.isMissingNode() ? 1 : 2);
        if (!known || !rate.isNumber() || !burst.isMissingNode() && !burst.canConvertToInt()) {
            throw Problem.invalid(
                    "rateLimit", "is an object as {\"perSecond\": 10, \"burst\": 20}");
        }
        int usual = (int) Math.max(1, Math.min(rate.asDouble(), Integer.MAX_VALUE));
        return Optional.of(new RateLimit(rate.asDouble(), burst.asInt(usual)));
    }

    /**
     * ISO 8601, or its short form without the letters that everybody forgets: {@code 90s}, {@code
     * 5m}, {@code 2h}.
     */
    private static Duration duration(String text) {
        return Duration.parse(text.startsWith("P") || text.startsWith("p") ? text : "PT" + text);
    }
}
