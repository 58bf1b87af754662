package dev.signalpost.registry.endpoint;

import dev.signalpost.contracts.registry.DeliveryFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller says of an endpoint. Null means that nothing is said: a new endpoint then has the
 * default, an old one keeps what it has.
 *
 * @param name empty to take it away
 * @param uid empty to take it away
 * @param secrets signing secrets that replace the present ones at once; an empty list says nothing
 * @param retrySchedule pauses between attempts; empty for the format's own schedule
 * @param terms never null
 */
public record EndpointFields(
        Optional<String> name,
        Optional<String> uid,
        String url,
        Boolean enabled,
        List<String> eventTypes,
        List<String> channels,
        List<String> secrets,
        Map<String, String> headers,
        DeliveryFormat format,
        List<Duration> retrySchedule,
        TermsFields terms) {

    /** Says nothing of the terms. */
    public EndpointFields(
            Optional<String> name,
            Optional<String> uid,
            String url,
            Boolean enabled,
            List<String> eventTypes,
            List<String> channels,
            List<String> secrets,
            Map<String, String> headers,
            DeliveryFormat format,
            List<Duration> retrySchedule) {
        this(
                name,
                uid,
                url,
                enabled,
                eventTypes,
                channels,
                secrets,
                headers,
                format,
                retrySchedule,
                TermsFields.NONE);
    }
}
