package dev.signalpost.registryview;

import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.EnvironmentId;
import dev.signalpost.contracts.id.IdNumber;
import dev.signalpost.contracts.id.IdText;
import dev.signalpost.contracts.registry.ApiKeyState;
import dev.signalpost.contracts.registry.ApplicationState;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.contracts.registry.EnvironmentState;
import dev.signalpost.contracts.registry.EventTypeState;
import dev.signalpost.contracts.registry.RegistryKey;
import dev.signalpost.contracts.registry.RegistryRecord;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest state of everything in the registry, as far as this process has read it. Reads never
 * block and may run on any thread; writes come from the one thread that follows the topic. Whoever
 * must see what was written before now asks {@link CatchUp} first.
 */
@Singleton
public class RegistryView {

    private final Map<RegistryKey, RegistryRecord> records = new ConcurrentHashMap<>();
    private final Map<ApplicationName, ApplicationState> applicationsByUid =
            new ConcurrentHashMap<>();
    private final Map<Long, ApplicationState> applicationsByNumber = new ConcurrentHashMap<>();
    private final Map<String, ApiKeyState> keysByHash = new ConcurrentHashMap<>();
    private final Map<ApplicationId, Subscriptions> subscriptions = new ConcurrentHashMap<>();

    private final Map<EnvironmentId, EnvironmentState> environmentsById = new ConcurrentHashMap<>();

    private record ApplicationName(EnvironmentId environment, String uid) {}

    public Optional<EnvironmentState> environment(EnvironmentId id) {
        return find(RegistryKey.Kind.ENVIRONMENT, id.value(), EnvironmentState.class);
    }

    /** The environment of that name, if there is one. An installation has few. */
    public Optional<EnvironmentState> environment(String name) {
        return environmentsById.values().stream()
                .filter(environment -> environment.name().equals(name))
                .findFirst();
    }

    public Optional<ApplicationState> application(ApplicationId id) {
        return find(RegistryKey.Kind.APPLICATION, id.value(), ApplicationState.class);
    }

    /** The application with that {@link IdNumber}, in whatever environment. */
    public Optional<ApplicationState> application(long number) {
        return Optional.ofNullable(applicationsByNumber.get(number));
    }

    /**
     * The application that this environment knows under that id, uid or number; an id wins over an
     * equal uid, and a uid over an equal number.
     */
    public Optional<ApplicationState> application(EnvironmentId environment, String idOrUid) {
        return IdText.uuid(idOrUid)
                .flatMap(id -> application(new ApplicationId(id)))
                .filter(application -> application.environment().equals(environment))
                .or(
                        () ->
                                Optional.ofNullable(
                                        applicationsByUid.get(
                                                new ApplicationName(environment, idOrUid))))
                .or(
                        () ->
                                IdNumber.parse(idOrUid)
                                        .flatMap(this::application)
                                        .filter(
                                                application ->
                                                        application
                                                                .environment()
                                                                .equals(environment)));
    }

    public Optional<EndpointState> endpoint(EndpointId id) {
        return find(RegistryKey.Kind.ENDPOINT, id.value(), EndpointState.class);
    }

    /** The endpoint that this application knows under that id, uid or number. */
    public Optional<EndpointState> endpoint(ApplicationId application, String idOrUid) {
        return IdText.uuid(idOrUid)
                .flatMap(id -> endpoint(new EndpointId(id)))
                .filter(endpoint -> endpoint.application().equals(application))
                .or(
                        () ->
                                endpointsOf(application).stream()
                                        .filter(endpoint -> idOrUid.equals(endpoint.uid()))
                                        .findFirst())
                .or(() -> IdNumber.parse(idOrUid).flatMap(number -> byNumber(application, number)));
    }

    private Optional<EndpointState> byNumber(ApplicationId application, long number) {
        return endpointsOf(application).stream()
                .filter(endpoint -> IdNumber.of(endpoint.id().value()) == number)
                .findFirst();
    }

    /** All endpoints of the application, disabled ones too, in the order of their creation. */
    public Collection<EndpointState> endpointsOf(ApplicationId application) {
        Subscriptions found = subscriptions.get(application);
        return found == null ? List.of() : found.all();
    }

    /** Whether any endpoint of the application keeps the order of its messages. */
    public boolean keepsOrder(ApplicationId application) {
        Subscriptions found = subscriptions.get(application);
        return found != null && found.keepOrder();
    }

    /**
     * The enabled endpoints of the application that want a message of that type with those
     * channels.
     */
    public List<EndpointState> matching(
            ApplicationId application, String eventType, Set<String> channels) {
        Subscriptions found = subscriptions.get(application);
        return found == null ? List.of() : found.matching(eventType, channels);
    }

    /**
     * @param hash as {@link ApiKeyState#hash()}
     */
    public Optional<ApiKeyState> apiKey(String hash) {
        return Optional.ofNullable(keysByHash.get(hash));
    }

    /**
     * Indexes the new state before it forgets the old one, so that a reader never finds neither.
     */
    void put(RegistryRecord record) {
        RegistryRecord previous = records.put(record.key(), record);
        if (record.equals(previous)) {
            return;
        }
        switch (record) {
            case ApplicationState application -> {
                applicationsByNumber.put(number(application), application);
                if (application.uid() != null) {
                    applicationsByUid.put(name(application), application);
                }
            }
            case EndpointState endpoint ->
                    subscriptions
                            .computeIfAbsent(endpoint.application(), unseen -> new Subscriptions())
                            .put(endpoint);
            case ApiKeyState key -> keysByHash.put(key.hash(), key);
            case EnvironmentState environment ->
                    environmentsById.put(environment.id(), environment);
            case EventTypeState eventType -> {}
        }
        if (previous != null && !(previous instanceof EndpointState)) {
            forget(previous);
        }
    }

    void remove(RegistryKey key) {
        RegistryRecord previous = records.remove(key);
        if (previous != null) {
            forget(previous);
        }
    }

    private void forget(RegistryRecord previous) {
        switch (previous) {
            case ApplicationState application -> {
                applicationsByNumber.remove(number(application), application);
                if (application.uid() != null) {
                    applicationsByUid.remove(name(application), application);
                }
            }
            case EndpointState endpoint ->
                    subscriptions.get(endpoint.application()).remove(endpoint.id());
            case ApiKeyState apiKey -> keysByHash.remove(apiKey.hash(), apiKey);
            case EnvironmentState environment ->
                    environmentsById.remove(environment.id(), environment);
            case EventTypeState eventType -> {}
        }
    }

    private static long number(ApplicationState application) {
        return IdNumber.of(application.id().value());
    }

    private static ApplicationName name(ApplicationState application) {
        return new ApplicationName(application.environment(), application.uid());
    }

    private <T> Optional<T> find(RegistryKey.Kind kind, UUID id, Class<T> type) {
        return Optional.ofNullable(records.get(new RegistryKey(kind, id))).map(type::cast);
    }
}
