package dev.signalpost.log.replay;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.id.IdSource;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.contracts.registry.ApplicationState;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.log.query.MessageFilter;
import dev.signalpost.log.query.MessageStore;
import dev.signalpost.log.query.Position;
import dev.signalpost.log.query.Stretch;
import dev.signalpost.log.query.Visible;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Starts replays, counts beforehand what they would send, and tells how far they are. */
@Singleton
public class Replays {

    private static final int PAGE = 500;
    private static final Duration COUNTING = Duration.ofSeconds(10);

    private final Visible visible;
    private final ReplayStore store;
    private final MessageStore messages;
    private final Selection selection;
    private final IdSource ids;
    private final Clock clock;

    Replays(
            Visible visible,
            ReplayStore store,
            MessageStore messages,
            Selection selection,
            IdSource ids,
            Clock clock) {
        this.visible = visible;
        this.store = store;
        this.messages = messages;
        this.selection = selection;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What a replay would send.
     *
     * @param complete false when counting took too long; there are more then
     */
    public record Count(long deliveries, boolean complete) {}

    /** Begins a replay, which goes on by itself, also after a restart. */
    public Replay start(
            Caller.KeyHolder caller, String application, String endpoint, ReplayRequest wanted) {
        ApplicationState owner = visible.application(caller, application);
        EndpointState target = visible.endpoint(caller, owner, endpoint);
        if (!target.enabled()) {
            throw new Problem.Conflict("The endpoint is disabled. Enable it first.").asException();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var replay =
                new Replay(
                        ids.next(),
                        owner.environment(),
                        owner.id(),
                        target.id(),
                        wanted.since(),
                        wanted.until(),
                        wanted.statuses(),
                        Replay.State.RUNNING,
                        0,
                        0,
                        Optional.empty(),
                        now,
                        now);
        store.insert(replay);
        return replay;
    }

    public Count count(
            Caller.KeyHolder caller, String application, String endpoint, ReplayRequest wanted) {
        ApplicationState owner = visible.application(caller, application);
        EndpointState target = visible.endpoint(caller, owner, endpoint);
        long end = System.nanoTime() + COUNTING.toNanos();
        long found = 0;
        Optional<Position> position = Optional.empty();
        while (System.nanoTime() < end) {
            List<Message> page =
                    messages.list(
                            owner.id(),
                            MessageFilter.ALL,
                            new Stretch(wanted.since(), wanted.until(), PAGE, position));
            found +=
                    selection
                            .choose(page.stream().limit(PAGE).toList(), target, wanted.statuses())
                            .size();
            if (page.size() <= PAGE) {
                return new Count(found, true);
            }
            Message last = page.get(PAGE - 1);
            position = Optional.of(new Position(last.time(), last.id().value()));
        }
        return new Count(found, false);
    }

    public List<Replay> list(Caller.KeyHolder caller, String application, String endpoint) {
        return store.ofEndpoint(
                visible.endpoint(caller, visible.application(caller, application), endpoint).id());
    }

    public Replay get(Caller.KeyHolder caller, String application, String endpoint, String id) {
        return list(caller, application, endpoint).stream()
                .filter(replay -> replay.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("replay"));
    }
}
