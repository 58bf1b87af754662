package dev.signalpost.log.replay;

import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.message.Trigger;
import dev.signalpost.contracts.problem.ProblemException;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.log.query.MessageStore;
import dev.signalpost.log.query.Position;
import dev.signalpost.log.query.Stretch;
import dev.signalpost.registryview.RegistryView;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Carries out replays, a page at a time, oldest progress first so that several advance together. A
 * page is sent, then its progress is stored: a crash in between sends that page twice.
 */
@Singleton
public class ReplayJob {

    private static final Logger LOG = Logger.getLogger(ReplayJob.class);
    private static final int PAGE = 100;

    private final ReplayStore store;
    private final MessageStore messages;
    private final Selection selection;
    private final RegistryView view;
    private final DeliveryPublisher publisher;
    private final Clock clock;

    ReplayJob(
            ReplayStore store,
            MessageStore messages,
            Selection selection,
            RegistryView view,
            DeliveryPublisher publisher,
            Clock clock) {
        this.store = store;
        this.messages = messages;
        this.selection = selection;
        this.view = view;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            while (page()) {
                LOG.debug("replay.page-sent");
            }
        } catch (SQLException | ProblemException away) {
            LOG.warnf("replay.waiting error=%s", away.getMessage());
        }
    }

    private boolean page() throws SQLException {
        try (Connection connection = store.connection()) {
            connection.setAutoCommit(false);
            try {
                Optional<Replay> replay = ReplayStore.take(connection);
                if (replay.isPresent()) {
                    ReplayStore.update(connection, advance(replay.get()));
                }
                connection.commit();
                return replay.isPresent();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private Replay advance(Replay replay) {
        Optional<EndpointState> endpoint =
                view.endpoint(replay.endpoint()).filter(EndpointState::enabled);
        if (endpoint.isEmpty()) {
            return progress(replay, Replay.State.STOPPED, 0, 0, replay.position());
        }
        List<Message> found =
                messages.listWithPayloads(
                        replay.application(),
                        new Stretch(replay.since(), replay.until(), PAGE, replay.position()));
        List<Message> page = found.stream().limit(PAGE).toList();
        List<DeliveryRecord> deliveries = deliveries(page, endpoint.get(), replay);
        publisher.publish(deliveries);
        boolean last = found.size() <= PAGE;
        Optional<Position> position =
                last
                        ? replay.position()
                        : Optional.of(
                                new Position(page.getLast().time(), page.getLast().id().value()));
        return progress(
                replay,
                last ? Replay.State.FINISHED : Replay.State.RUNNING,
                page.size(),
                deliveries.size(),
                position);
    }

    private List<DeliveryRecord> deliveries(
            List<Message> page, EndpointState endpoint, Replay replay) {
        Instant now = clock.instant();
        List<DeliveryRecord> deliveries = new ArrayList<>();
        for (Map.Entry<Message, List<AttemptFinished>> chosen :
                selection.choose(page, endpoint, replay.statuses()).entrySet()) {
            deliveries.add(
                    Resend.again(
                            chosen.getKey(), endpoint, chosen.getValue(), Trigger.REPLAY, now));
        }
        return deliveries;
    }

    private Replay progress(
            Replay replay,
            Replay.State state,
            int lookedAt,
            int sent,
            Optional<Position> position) {
        if (state != Replay.State.RUNNING) {
            LOG.infof(
                    "replay.%s replay=%s endpoint=%s sent=%d",
                    state.wireName(), replay.id(), replay.endpoint(), replay.sent() + sent);
        }
        return new Replay(
                replay.id(),
                replay.environment(),
                replay.application(),
                replay.endpoint(),
                replay.since(),
                replay.until(),
                replay.statuses(),
                state,
                replay.lookedAt() + lookedAt,
                replay.sent() + sent,
                position,
                replay.createdAt(),
                clock.instant());
    }
}
