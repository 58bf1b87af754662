package dev.signalpost.registry.endpoint;

import dev.signalpost.contracts.problem.FieldErrors;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which request headers a caller may add to the deliveries of an endpoint. */
final class CustomHeaders {

    private static final int MAX_HEADERS = 20;
    private static final int MAX_VALUE = 4096;
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+\\-.^_`|~0-9A-Za-z]{1,128}");
    private static final Set<String> OURS =
            Set.of(
                    "host",
                    "content-length",
                    "content-type",
                    "content-encoding",
                    "connection",
                    "keep-alive",
                    "proxy-authorization",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "expect",
                    "x-signature");

    private CustomHeaders() {}

    static void check(Map<String, String> headers, FieldErrors errors) {
        errors.require(headers.size() <= MAX_HEADERS, "headers", "has at most 20 entries");
        headers.forEach(
                (name, value) -> {
                    String lower = name.toLowerCase(Locale.ROOT);
                    errors.require(
                            NAME.matcher(name).matches(), "headers." + name, "is no header name");
                    errors.require(
                            !OURS.contains(lower) && !lower.startsWith("webhook-"),
                            "headers." + name,
                            "is set by Signalpost itself");
                    errors.require(
                            value != null && value.length() <= MAX_VALUE && isPlain(value),
                            "headers." + name,
                            "has a value of at most 4096 characters, without line breaks");
                });
    }

    private static boolean isPlain(String value) {
        return value.chars().allMatch(c -> c == '\t' || c >= ' ' && c != 127 && c < 256);
    }
}
