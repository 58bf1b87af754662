package dev.signalpost.log.query;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.DeliveryStatus;
import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.registry.ApplicationState;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.contracts.registry.ParkedEndpoint.Phase;
import dev.signalpost.registryview.ParkingView;
import dev.signalpost.registryview.RegistryView;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The deliveries of a message, or to an endpoint. */
@Singleton
public class DeliveryLog {

    /**
     * For so long a delivery without an attempt counts as being sent; later it waits for a worker.
     */
    private static final Duration SENDING = Duration.ofSeconds(30);

    /**
     * After so long an endpoint that matches a message but has no attempt of it was changed since,
     * and is owed nothing.
     */
    private static final Duration AWAITED = Duration.ofDays(1);

    private final Visible visible;
    private final MessageLog messages;
    private final AttemptStore attempts;
    private final RegistryView view;
    private final ParkingView parking;
    private final Clock clock;

    DeliveryLog(
            Visible visible,
            MessageLog messages,
            AttemptStore attempts,
            RegistryView view,
            ParkingView parking,
            Clock clock) {
        this.visible = visible;
        this.messages = messages;
        this.attempts = attempts;
        this.view = view;
        this.parking = parking;
        this.clock = clock;
    }

    /**
     * All deliveries of the message that the caller may see, those without an attempt so far last.
     */
    public List<Delivery> ofMessage(Caller.KeyHolder caller, String application, String idOrUid) {
        Message message = messages.get(caller, application, idOrUid);
        var id = ApplicationId.of(message.application());
        Map<EndpointId, List<AttemptFinished>> byEndpoint =
                attempts.ofMessage(id, message.id()).stream()
                        .filter(
                                attempt ->
                                        caller.sees(message.environment(), id, attempt.endpoint()))
                        .collect(
                                Collectors.groupingBy(
                                        AttemptFinished::endpoint,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        List<Delivery> deliveries = new ArrayList<>();
        byEndpoint.values().forEach(all -> deliveries.add(Delivery.of(all, message.time())));
        awaited(message, id).stream()
                .filter(
                        endpoint ->
                                !byEndpoint.containsKey(endpoint)
                                        && caller.sees(message.environment(), id, endpoint))
                .forEach(
                        endpoint ->
                                deliveries.add(
                                        new Delivery(
                                                message.id(),
                                                endpoint,
                                                begun(message),
                                                List.of(),
                                                message.time(),
                                                Optional.empty())));
        return deliveries.stream().map(this::waiting).toList();
    }

    /** As it is, if its endpoint takes nothing now. */
    private Delivery waiting(Delivery delivery) {
        return parking.find(delivery.endpoint())
                .filter(parked -> parked.phase() == Phase.DOWN)
                .map(delivery::waitingFor)
                .orElse(delivery);
    }

    /** The deliveries to the endpoint, newest attempt first. */
    public Page<Delivery> ofEndpoint(
            Caller.KeyHolder caller,
            String application,
            String idOrUid,
            Optional<DeliveryStatus> status,
            Stretch stretch) {
        ApplicationState found = visible.application(caller, application);
        EndpointState endpoint = visible.endpoint(caller, found, idOrUid);
        List<AttemptFinished> newest = attempts.newestOfEndpoint(endpoint.id(), status, stretch);
        Map<MessageId, List<AttemptFinished>> all =
                attempts
                        .ofDeliveries(
                                endpoint.id(),
                                newest.stream().map(AttemptFinished::message).toList())
                        .stream()
                        .collect(Collectors.groupingBy(AttemptFinished::message));
        List<Delivery> deliveries =
                newest.stream()
                        .map(
                                attempt ->
                                        delivery(
                                                all.getOrDefault(
                                                        attempt.message(), List.of(attempt))))
                        .map(this::waiting)
                        .toList();
        return Page.of(
                deliveries,
                stretch.limit(),
                delivery ->
                        new Position(
                                delivery.updatedAt(), delivery.attempts().getLast().id().value()));
    }

    /**
     * Without the message at hand: it was accepted when its first attempt began, or a moment
     * before.
     */
    private static Delivery delivery(List<AttemptFinished> attempts) {
        return Delivery.of(attempts, Instant.ofEpochMilli(attempts.getFirst().startedAt()));
    }

    private List<EndpointId> awaited(Message message, ApplicationId application) {
        if (message.time().plus(AWAITED).isBefore(clock.instant())) {
            return List.of();
        }
        return view.matching(application, message.eventType(), message.channels()).stream()
                .filter(
                        endpoint ->
                                endpoint.createdAt() == null
                                        || !endpoint.createdAt().isAfter(message.time()))
                .map(EndpointState::id)
                .toList();
    }

    private DeliveryStatus begun(Message message) {
        return message.time().plus(SENDING).isAfter(clock.instant())
                ? DeliveryStatus.SENDING
                : DeliveryStatus.PENDING;
    }
}
