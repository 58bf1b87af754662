package dev.signalpost.registry.endpoint;

import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.problem.FieldErrors;
import dev.signalpost.contracts.registry.DeliveryTerms.RateLimit;
import dev.signalpost.registry.page.Name;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What the fields of an endpoint may hold. */
final class EndpointRules {

    private static final int MAX_URL = 2048;
    private static final int MAX_EVENT_TYPES = 100;
    private static final double MIN_RATE = 0.001;
    private static final int MAX_RATE = 100_000;
    private static final int MAX_RETRIES = 20;
    private static final Duration MIN_PAUSE = Duration.ofSeconds(1);
    private static final Duration MAX_PAUSE = Duration.ofHours(24);
    private static final Pattern SUBSCRIPTION = Pattern.compile("[a-zA-Z0-9\\-_.*]{1,256}");

    private EndpointRules() {}

    static void check(EndpointFields fields, FieldErrors errors) {
        Name.check("name", fields.name() == null ? null : fields.name().orElse(null), errors);
        Name.checkUid(fields.uid() == null ? null : fields.uid().orElse(null), errors);
        if (fields.url() != null) {
            checkUrl(fields.url(), "url", errors);
        }
        checkList("eventTypes", fields.eventTypes(), MAX_EVENT_TYPES, errors);
        checkList("channels", fields.channels(), Message.MAX_CHANNELS, errors);
        each(
                "eventTypes",
                fields.eventTypes(),
                errors,
                EndpointRules::isSubscription,
                "is no event type or pattern");
        each(
                "channels",
                fields.channels(),
                errors,
                Message::isChannel,
                "has 1 to 128 characters, and no comma");
        each("secrets", fields.secrets(), errors, SigningSecret::isUsable, SigningSecret.RULE);
        checkList("secrets", fields.secrets(), SigningSecret.MAX_ACTIVE, errors);
        if (fields.headers() != null) {
            CustomHeaders.check(fields.headers(), errors);
        }
        if (fields.retrySchedule() != null) {
            checkSchedule(fields.retrySchedule(), errors);
        }
        if (fields.terms().rateLimit() != null) {
            fields.terms().rateLimit().ifPresent(limit -> checkLimit(limit, errors));
        }
    }

    private static void checkLimit(RateLimit limit, FieldErrors errors) {
        errors.require(
                limit.perSecond() >= MIN_RATE && limit.perSecond() <= MAX_RATE,
                "rateLimit.perSecond",
                "is from 0.001 to 100000");
        errors.require(
                limit.burst() >= 1 && limit.burst() <= MAX_RATE,
                "rateLimit.burst",
                "is from 1 to 100000");
    }

    static void checkUrl(String url, String field, FieldErrors errors) {
        try {
            URI uri = new URI(url);
            boolean web =
                    "http".equalsIgnoreCase(uri.getScheme())
                            || "https".equalsIgnoreCase(uri.getScheme());
            errors.require(
                    web
                            && uri.getHost() != null
                            && uri.getRawUserInfo() == null
                            && uri.getRawFragment() == null,
                    field,
                    "must be an absolute http or https URL without user information and fragment");
            errors.require(
                    uri.getPort() != 0 && uri.getPort() <= 65_535, field, "has an impossible port");
            errors.require(url.length() <= MAX_URL, field, "has at most 2048 characters");
        } catch (URISyntaxException broken) {
            errors.add(field, "must be an absolute http or https URL");
        }
    }

    private static boolean isSubscription(String text) {
        return SUBSCRIPTION.matcher(text).matches();
    }

    private static void checkSchedule(List<Duration> schedule, FieldErrors errors) {
        errors.require(schedule.size() <= MAX_RETRIES, "retrySchedule", "has at most 20 entries");
        errors.require(
                schedule.stream()
                        .allMatch(
                                pause ->
                                        pause.compareTo(MIN_PAUSE) >= 0
                                                && pause.compareTo(MAX_PAUSE) <= 0),
                "retrySchedule",
                "has pauses from 1 second to 24 hours");
    }

    private static void checkList(String field, List<String> values, int max, FieldErrors errors) {
        if (values != null) {
            errors.require(values.size() <= max, field, "has at most " + max + " entries");
            errors.require(
                    new HashSet<>(values).size() == values.size(), field, "names something twice");
        }
    }

    private static void each(
            String field,
            List<String> values,
            FieldErrors errors,
            java.util.function.Predicate<String> rule,
            String message) {
        if (values != null) {
            for (int i = 0; i < values.size(); i++) {
                String value = values.get(i);
                errors.require(value != null && rule.test(value), field + "[" + i + "]", message);
            }
        }
    }
}
