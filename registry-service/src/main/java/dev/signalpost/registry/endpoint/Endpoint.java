package dev.signalpost.registry.endpoint;

import dev.signalpost.contracts.id.ApiKeyId;
import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.registry.DeliveryFormat;
import dev.signalpost.contracts.registry.DeliveryTerms;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.contracts.registry.SealedSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An endpoint.
 *
 * @param name null if it has none
 * @param uid null if it has none
 * @param disabledReason why we disabled it; null if we did not
 * @param secrets signing secrets, the current one first
 * @param headers sealed JSON object of the custom headers; null if there are none
 * @param authentication sealed JSON of how receivers are told who we are; null if they are not
 * @param failingSince since when every attempt failed; null while healthy
 * @param createdBy the key that made it; null if that is not known
 */
public record Endpoint(
        EndpointId id,
        ApplicationId application,
        EnvironmentId environment,
        String name,
        String uid,
        String url,
        boolean enabled,
        String disabledReason,
        List<String> eventTypes,
        List<String> channels,
        DeliveryFormat format,
        List<SealedSecret> secrets,
        SealedSecret headers,
        SealedSecret authentication,
        List<Duration> retrySchedule,
        DeliveryTerms terms,
        Instant failingSince,
        ApiKeyId createdBy,
        Instant created,
        Instant updated) {

    EndpointState state() {
        return new EndpointState(
                id,
                application,
                environment,
                uid,
                url,
                enabled,
                Set.copyOf(eventTypes),
                Set.copyOf(channels),
                format,
                secrets,
                headers,
                retrySchedule,
                failingSince,
                created,
                terms,
                authentication);
    }

    Endpoint withSecrets(List<SealedSecret> replaced, Instant now) {
        return with(replaced, authentication, now);
    }

    Endpoint withAuthentication(SealedSecret replaced, Instant now) {
        return with(secrets, replaced, now);
    }

    private Endpoint with(
            List<SealedSecret> newSecrets, SealedSecret newAuthentication, Instant now) {
        return new Endpoint(
                id,
                application,
                environment,
                name,
                uid,
                url,
                enabled,
                disabledReason,
                eventTypes,
                channels,
                format,
                newSecrets,
                headers,
                newAuthentication,
                retrySchedule,
                terms,
                failingSince,
                createdBy,
                created,
                now);
    }
}
