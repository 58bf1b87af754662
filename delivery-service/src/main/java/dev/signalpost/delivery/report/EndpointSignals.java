package dev.signalpost.delivery.report;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signalpost.contracts.registry.EndpointSignal;
import dev.signalpost.contracts.registry.RegistryJson;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.delivery.dispatch.Attempt;
import dev.signalpost.delivery.dispatch.DispatchResult;
import dev.signalpost.delivery.retry.Next;
import dev.signalpost.delivery.webhook.Target;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Says what an attempt tells about its endpoint, when that is news to the registry. */
final class EndpointSignals {

    private EndpointSignals() {}

    static Optional<ProducerRecord<byte[], byte[]>> of(Attempt attempt, Next next) {
        return attempt.target()
                .flatMap(
                        target ->
                                kind(target, attempt, next)
                                        .map(kind -> record(target, kind, attempt.startedAt())));
    }

    private static Optional<EndpointSignal.Kind> kind(Target target, Attempt attempt, Next next) {
        boolean knownToFail = target.endpoint().failingSince() != null;
        EndpointSignal.Kind kind =
                switch (attempt.result()) {
                    case DispatchResult.Answered answered when answered.succeeded() ->
                            knownToFail ? EndpointSignal.Kind.RECOVERED : null;
                    case DispatchResult.Answered answered when next instanceof Next.Gone ->
                            EndpointSignal.Kind.GONE;
                    case DispatchResult.Answered refused ->
                            knownToFail ? null : EndpointSignal.Kind.FAILING;
                    case DispatchResult.Unreachable away ->
                            knownToFail ? null : EndpointSignal.Kind.FAILING;
                    case DispatchResult.Blocked blocked ->
                            knownToFail ? null : EndpointSignal.Kind.FAILING;
                    case DispatchResult.Expired late -> null;
                    case DispatchResult.Skipped skipped -> null;
                };
        return Optional.ofNullable(kind)
                .filter(news -> news == EndpointSignal.Kind.GONE || target.firstSignal());
    }

    private static ProducerRecord<byte[], byte[]> record(
            Target target, EndpointSignal.Kind kind, long at) {
        var signal = new EndpointSignal(target.endpoint().id(), kind, Instant.ofEpochMilli(at));
        return new ProducerRecord<>(
                Topic.ENDPOINT_SIGNALS.topicName(),
                target.endpoint().id().toString().getBytes(US_ASCII),
                RegistryJson.write(signal));
    }
}
