package dev.signalpost.delivery.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.AttemptResult;
import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.id.AttemptId;
import dev.signalpost.contracts.id.IdSource;
import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.delivery.dispatch.Attempt;
import dev.signalpost.delivery.dispatch.DispatchResult;
import dev.signalpost.delivery.retry.Next;
import jakarta.inject.Singleton;
import java.util.Map;

/** Writes an attempt down for the log. */
@Singleton
class AttemptEntry {

    private final IdSource ids;

    AttemptEntry(IdSource ids) {
        this.ids = ids;
    }

    AttemptFinished of(DeliveryRecord delivery, Attempt attempt, Next next) {
        Message message = delivery.message();
        Response response = response(attempt.result());
        return new AttemptFinished(
                new AttemptId(ids.next()),
                message.environment(),
                ApplicationId.of(message.application()),
                delivery.endpoint(),
                message.id(),
                message.eventType(),
                delivery.attempt(),
                delivery.trigger(),
                response.result(),
                response.statusCode(),
                attempt.target().map(target -> target.endpoint().url()).orElse(""),
                attempt.startedAt(),
                response.firstByteMillis(),
                attempt.durationMillis(),
                attempt.requestHeaders(),
                response.headers(),
                response.snippet(),
                response.error(),
                nextAttemptAt(next));
    }

    private static long nextAttemptAt(Next next) {
        return switch (next) {
            case Next.Again again -> again.notBefore().toEpochMilli();
            case Next.Parked parked -> parked.nextProbeAt().toEpochMilli();
            case Next.Finished end -> 0;
            case Next.Exhausted end -> 0;
            case Next.Gone end -> 0;
        };
    }

    private record Response(
            AttemptResult result,
            int statusCode,
            long firstByteMillis,
            Map<String, String> headers,
            String snippet,
            String error) {

        static Response none(AttemptResult result, String error) {
            return new Response(result, 0, 0, Map.of(), "", error);
        }
    }

    private static Response response(DispatchResult result) {
        return switch (result) {
            case DispatchResult.Answered answered -> response(answered);
            case DispatchResult.Unreachable away ->
                    Response.none(AttemptResult.UNREACHABLE, away.reason());
            case DispatchResult.Blocked blocked ->
                    Response.none(AttemptResult.BLOCKED, blocked.reason());
            case DispatchResult.Expired late -> Response.none(AttemptResult.EXPIRED, late.reason());
            case DispatchResult.Skipped skipped ->
                    Response.none(AttemptResult.SKIPPED, skipped.reason());
        };
    }

    private static Response response(DispatchResult.Answered answered) {
        boolean delivered = answered.succeeded();
        return new Response(
                delivered ? AttemptResult.DELIVERED : AttemptResult.REJECTED,
                answered.statusCode(),
                answered.firstByteMillis(),
                answered.headers(),
                answered.snippet().length == 0 ? "" : new String(answered.snippet(), UTF_8),
                delivered ? null : answered.reason());
    }
}
