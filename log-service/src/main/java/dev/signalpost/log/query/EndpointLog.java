package dev.signalpost.log.query;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.DeliveryStatus;
import dev.signalpost.contracts.registry.ApplicationState;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.registryview.RegistryView;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The endpoints of an application with what they lately did, and the attempts to one that fit a
 * condition.
 */
@Singleton
public class EndpointLog {

    private static final int COUNTED = 100;
    private static final int PAGE = 250;
    private static final int MAX_PAGES = 20;

    private final Visible visible;
    private final RegistryView view;
    private final AttemptStore attempts;

    EndpointLog(Visible visible, RegistryView view, AttemptStore attempts) {
        this.visible = visible;
        this.view = view;
        this.attempts = attempts;
    }

    /**
     * An endpoint and its newest attempt.
     *
     * @param pending how many deliveries wait for another attempt; more than 100 count as 100
     */
    public record Executed(EndpointState endpoint, Optional<AttemptFinished> newest, int pending) {}

    /** All endpoints that the caller sees of the application, in the order of their creation. */
    public List<Executed> endpoints(Caller.KeyHolder caller, String application) {
        Optional<ApplicationState> found = visible.newest(caller, application);
        return found.map(
                        owner ->
                                view.endpointsOf(owner.id()).stream()
                                        .filter(
                                                each ->
                                                        caller.sees(
                                                                owner.environment(),
                                                                owner.id(),
                                                                each.id()))
                                        .map(this::executed)
                                        .toList())
                .orElse(List.of());
    }

    /**
     * Attempts to the endpoint that fit, newest first; of very many that do not fit only the newest
     * are looked at.
     */
    public Page<AttemptFinished> attempts(
            Caller.KeyHolder caller,
            String application,
            String endpoint,
            Predicate<AttemptFinished> fits,
            Stretch stretch) {
        EndpointState target =
                visible.endpoint(caller, visible.application(caller, application), endpoint);
        List<AttemptFinished> found = new ArrayList<>();
        Optional<Position> after = stretch.after();
        for (int page = 0; page < MAX_PAGES && found.size() <= stretch.limit(); page++) {
            List<AttemptFinished> next =
                    attempts.ofEndpoint(
                            target.id(),
                            Optional.empty(),
                            new Stretch(stretch.since(), stretch.until(), PAGE, after));
            next.stream().limit(PAGE).filter(fits).forEach(found::add);
            if (next.size() <= PAGE) {
                break;
            }
            after = Optional.of(position(next.get(PAGE - 1)));
        }
        return Page.of(found, stretch.limit(), EndpointLog::position);
    }

    private Executed executed(EndpointState endpoint) {
        return new Executed(
                endpoint,
                attempts.ofEndpoint(endpoint.id(), Optional.empty(), Stretch.newest(1)).stream()
                        .findFirst(),
                Math.min(
                        COUNTED,
                        attempts.newestOfEndpoint(
                                        endpoint.id(),
                                        Optional.of(DeliveryStatus.PENDING),
                                        Stretch.newest(COUNTED))
                                .size()));
    }

    private static Position position(AttemptFinished attempt) {
        return new Position(Instant.ofEpochMilli(attempt.startedAt()), attempt.id().value());
    }
}
