package dev.signalpost.contracts.registry;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Key of a record on the registry topic, written as {@code endpoint/0190...}. */
public record RegistryKey(Kind kind, UUID id) {

    public enum Kind {
        ENVIRONMENT,
        APPLICATION,
        ENDPOINT,
        EVENT_TYPE,
        API_KEY;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Empty for a kind that this version does not know: a newer registry may write kinds that we
     * must skip.
     */
    public static Optional<RegistryKey> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.wireName().equals(text.substring(0, slash)))
                .map(kind -> new RegistryKey(kind, UUID.fromString(text.substring(slash + 1))))
                .findFirst();
    }

    @Override
    public String toString() {
        return kind.wireName() + "/" + id;
    }
}
