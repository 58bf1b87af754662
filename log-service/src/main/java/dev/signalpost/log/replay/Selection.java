package dev.signalpost.log.replay;

import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.DeliveryStatus;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.log.query.AttemptStore;
import dev.signalpost.registryview.RegistryView;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Chooses, of some messages, those that a replay sends to its endpoint again. */
@Singleton
class Selection {

    private final RegistryView view;
    private final AttemptStore attempts;

    Selection(RegistryView view, AttemptStore attempts) {
        this.view = view;
        this.attempts = attempts;
    }

    /** The chosen messages in their order, each with its attempts so far. */
    Map<Message, List<AttemptFinished>> choose(
            List<Message> messages, EndpointState endpoint, Set<Replay.Status> statuses) {
        List<Message> wanted =
                messages.stream().filter(message -> wants(endpoint, message)).toList();
        Map<MessageId, List<AttemptFinished>> before =
                wanted.isEmpty()
                        ? Map.of()
                        : attempts
                                .ofDeliveries(
                                        endpoint.id(), wanted.stream().map(Message::id).toList())
                                .stream()
                                .collect(Collectors.groupingBy(AttemptFinished::message));
        Map<Message, List<AttemptFinished>> chosen = new LinkedHashMap<>();
        for (Message message : wanted) {
            List<AttemptFinished> known = before.getOrDefault(message.id(), List.of());
            if (status(known).filter(statuses::contains).isPresent()) {
                chosen.put(message, known);
            }
        }
        return chosen;
    }

    private boolean wants(EndpointState endpoint, Message message) {
        return view
                .matching(endpoint.application(), message.eventType(), message.channels())
                .stream()
                .anyMatch(matching -> matching.id().equals(endpoint.id()));
    }

    /** Empty for a delivery that is still under way: it needs no help. */
    private static Optional<Replay.Status> status(List<AttemptFinished> attempts) {
        DeliveryStatus newest = attempts.isEmpty() ? null : attempts.getLast().deliveryStatus();
        return switch (newest) {
            case null -> Optional.of(Replay.Status.MISSING);
            case FAILED -> Optional.of(Replay.Status.FAILED);
            case DISABLED -> Optional.of(Replay.Status.DISABLED);
            case SUCCESS -> Optional.of(Replay.Status.SUCCESS);
            case PENDING, SENDING -> Optional.empty();
        };
    }
}
