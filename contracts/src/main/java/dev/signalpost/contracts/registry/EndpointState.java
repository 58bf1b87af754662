package dev.signalpost.contracts.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.EnvironmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An endpoint: everything a delivery worker needs to know of it, so that it asks nobody.
 *
 * @param uid the publisher's own name for it, unique in its application; null if it has none
 * @param eventTypes subscriptions, each exact or with {@code *} for any run of characters; empty
 *     means all types
 * @param channels empty means every message, whatever its channels
 * @param secrets signing secrets, the current one first
 * @param headers sealed JSON object of the custom request headers; null if there are none
 * @param retrySchedule pauses between attempts; empty means the format's own schedule
 * @param failingSince when the unbroken run of failures began, as the registry knows it; null while
 *     healthy
 * @param createdAt when the endpoint was made: older messages are not owed to it
 * @param terms the usual ones if a record says nothing of them
 * @param authentication sealed JSON of an {@link Authentication}; null if there is none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EndpointState(
        EndpointId id,
        ApplicationId application,
        EnvironmentId environment,
        String uid,
        String url,
        boolean enabled,
        Set<String> eventTypes,
        Set<String> channels,
        DeliveryFormat format,
        List<SealedSecret> secrets,
        SealedSecret headers,
        List<Duration> retrySchedule,
        Instant failingSince,
        Instant createdAt,
        DeliveryTerms terms,
        SealedSecret authentication)
        implements RegistryRecord {

    public EndpointState {
        eventTypes = eventTypes == null ? Set.of() : Set.copyOf(eventTypes);
        channels = channels == null ? Set.of() : Set.copyOf(channels);
        secrets = secrets == null ? List.of() : List.copyOf(secrets);
        retrySchedule = retrySchedule == null ? List.of() : List.copyOf(retrySchedule);
        terms = terms == null ? DeliveryTerms.USUAL : terms;
    }

    @Override
    public RegistryKey key() {
        return new RegistryKey(RegistryKey.Kind.ENDPOINT, id.value());
    }
}
