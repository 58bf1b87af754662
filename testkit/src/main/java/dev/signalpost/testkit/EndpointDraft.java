package dev.signalpost.testkit;

import dev.signalpost.contracts.registry.DeliveryFormat;
import dev.signalpost.contracts.registry.DeliveryTerms;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.contracts.registry.SealedSecret;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** An endpoint like another one, but for what is said here. */
public final class EndpointDraft {

    private final EndpointState like;
    private boolean enabled;
    private Set<String> eventTypes;
    private Set<String> channels;
    private DeliveryFormat format;
    private List<SealedSecret> secrets;
    private SealedSecret headers;
    private List<Duration> retrySchedule;
    private DeliveryTerms terms;
    private SealedSecret authentication;

    private EndpointDraft(EndpointState like) {
        this.like = like;
        this.enabled = like.enabled();
        this.eventTypes = like.eventTypes();
        this.channels = like.channels();
        this.format = like.format();
        this.secrets = like.secrets();
        this.headers = like.headers();
        this.retrySchedule = like.retrySchedule();
        this.terms = like.terms();
        this.authentication = like.authentication();
    }

    public static EndpointDraft like(EndpointState endpoint) {
        return new EndpointDraft(endpoint);
    }

    /** The same endpoint, switched off. */
    public static EndpointState disabled(EndpointState endpoint) {
        EndpointDraft draft = like(endpoint);
        draft.enabled = false;
        return draft.state();
    }

    public EndpointDraft eventTypes(String... patterns) {
        eventTypes = Set.of(patterns);
        return this;
    }

    public EndpointDraft channels(String... names) {
        channels = Set.of(names);
        return this;
    }

    public EndpointDraft format(DeliveryFormat wanted) {
        format = wanted;
        return this;
    }

    /** The current one first. */
    public EndpointDraft secrets(SealedSecret... sealed) {
        secrets = List.of(sealed);
        return this;
    }

    /**
     * @param sealed JSON object
     */
    public EndpointDraft headers(SealedSecret sealed) {
        headers = sealed;
        return this;
    }

    public EndpointDraft retrySchedule(Duration... pauses) {
        retrySchedule = List.of(pauses);
        return this;
    }

    public EndpointDraft terms(DeliveryTerms wanted) {
        terms = wanted;
        return this;
    }

    /**
     * @param sealed JSON of an authentication
     */
    public EndpointDraft authentication(SealedSecret sealed) {
        authentication = sealed;
        return this;
    }

    public EndpointState state() {
        return new EndpointState(
                like.id(),
                like.application(),
                like.environment(),
                like.uid(),
                like.url(),
                enabled,
                eventTypes,
                channels,
                format,
                secrets,
                headers,
                retrySchedule,
                like.failingSince(),
                like.createdAt(),
                terms,
                authentication);
    }
}
