package dev.signalpost.log.dialect.octohooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.dialects.JsonFields;
import dev.signalpost.log.replay.Replay;
import dev.signalpost.log.replay.ReplayRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A replay as it is shown, and how one is asked for. */
public record OctohooksReplay(
        UUID id,
        EndpointId endpoint,
        long since,
        long until,
        Set<Replay.Status> statuses,
        Replay.State state,
        long lookedAt,
        long sent,
        long created,
        long updated) {

    private static final Set<String> FIELDS = Set.of("since", "until", "statuses", "dryRun");
    private static final String TIME_RULE = "must be an RFC 3339 timestamp";

    /** What a request asks for. */
    record Wanted(ReplayRequest request, boolean dryRun) {}

    static OctohooksReplay of(Replay replay) {
        return new OctohooksReplay(
                replay.id(),
                replay.endpoint(),
                replay.since().toEpochMilli(),
                replay.until().toEpochMilli(),
                replay.statuses(),
                replay.state(),
                replay.lookedAt(),
                replay.sent(),
                replay.createdAt().toEpochMilli(),
                replay.updatedAt().toEpochMilli());
    }

    static Wanted wanted(ObjectNode body, Instant now) {
        var fields = new JsonFields(body, FIELDS);
        fields.require("since");
        Instant since = fields.parsed("since", OctohooksReplay::time, TIME_RULE);
        Instant until = fields.parsed("until", OctohooksReplay::time, TIME_RULE);
        List<Replay.Status> statuses =
                fields.parsedEach(
                        "statuses",
                        Replay.Status::of,
                        "must be failed, disabled, missing or success");
        Boolean dryRun = fields.bool("dryRun");
        fields.done();
        Instant end = until == null ? now : until;
        if (!since.isBefore(end)) {
            throw Problem.invalid("since", "must be before 'until'");
        }
        Set<Replay.Status> chosen =
                statuses == null || statuses.isEmpty()
                        ? EnumSet.of(
                                Replay.Status.FAILED, Replay.Status.DISABLED, Replay.Status.MISSING)
                        : EnumSet.copyOf(statuses);
        return new Wanted(new ReplayRequest(since, end, chosen), Boolean.TRUE.equals(dryRun));
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
