package dev.signalpost.delivery.parking;

import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.delivery.dispatch.Attempt;
import dev.signalpost.delivery.dispatch.DispatchLoop;
import dev.signalpost.delivery.dispatch.DispatchResult;
import dev.signalpost.delivery.dispatch.Dispatcher;
import dev.signalpost.delivery.report.AttemptReporter;
import dev.signalpost.delivery.retry.Next;
import dev.signalpost.delivery.retry.Pauses;
import dev.signalpost.delivery.retry.RetryPolicy;
import dev.signalpost.delivery.source.SourceRecord;
import dev.signalpost.registryview.RegistryView;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Tries one delivery of an endpoint that is down. */
@Singleton
class Probe {

    private static final DispatchResult UNTRIED =
            new DispatchResult.Unreachable(
                    "The endpoint was down until the time of the delivery was over.");

    private final Dispatcher dispatcher;
    private final DispatchLoop loop;
    private final AttemptReporter reporter;
    private final RetryPolicy policy;
    private final RegistryView view;
    private final Clock clock;
    private final Counter probes;

    Probe(
            Dispatcher dispatcher,
            DispatchLoop loop,
            AttemptReporter reporter,
            RetryPolicy policy,
            RegistryView view,
            Clock clock,
            MeterRegistry meters) {
        this.dispatcher = dispatcher;
        this.loop = loop;
        this.reporter = reporter;
        this.policy = policy;
        this.view = view;
        this.clock = clock;
        this.probes = meters.counter("signalpost.endpoint.probes");
    }

    /** How a try ended: empty if the receiver takes deliveries again, else why it does not. */
    record Outcome(Optional<String> failure) {}

    /** Whether the delivery has been due for longer than its endpoint's schedule lasts. */
    boolean isOver(DeliveryRecord delivery) {
        Pauses pauses = view.endpoint(delivery.endpoint()).map(Pauses::of).orElse(Pauses.DEFAULT);
        Instant end = delivery.notBefore().plus(policy.span(pauses, delivery.step()));
        return end.isBefore(clock.instant());
    }

    /** Ends a delivery that is over, without a request. */
    void expire(DeliveryRecord delivery, SourceRecord source) {
        reporter.report(
                delivery,
                Attempt.unsent(clock.instant(), UNTRIED),
                new Next.Exhausted(),
                source::deliveryDone);
    }

    /**
     * @param delivery numbered as the attempt that this is
     * @param nextProbeAt when the next try follows a failure
     * @param ended told on the dispatch loop
     */
    void run(
            DeliveryRecord delivery,
            SourceRecord source,
            Instant nextProbeAt,
            Consumer<Outcome> ended) {
        probes.increment();
        loop.run(
                () -> {
                    try {
                        dispatcher
                                .attempt(delivery)
                                .onSuccess(
                                        attempt ->
                                                ended.accept(
                                                        outcome(
                                                                delivery,
                                                                source,
                                                                nextProbeAt,
                                                                attempt)))
                                .onFailure(broken -> unsendable(source, broken, ended));
                    } catch (IllegalStateException unsendable) {
                        unsendable(source, unsendable, ended);
                    }
                });
    }

    private Outcome outcome(
            DeliveryRecord delivery, SourceRecord source, Instant nextProbeAt, Attempt attempt) {
        Next next = policy.after(attempt.result(), Pauses.of(attempt), 0, clock.instant());
        return switch (next) {
            case Next.Finished taken -> {
                reporter.report(delivery, attempt, next, source::deliveryDone);
                yield new Outcome(Optional.empty());
            }
            case Next.Gone gone -> {
                reporter.report(delivery, attempt, next, source::deliveryDone);
                yield new Outcome(Optional.of(attempt.result().reason()));
            }
            case Next.Again again -> stays(delivery, source, nextProbeAt, attempt);
            case Next.Exhausted used -> stays(delivery, source, nextProbeAt, attempt);
            case Next.Parked parked -> stays(delivery, source, nextProbeAt, attempt);
        };
    }

    private Outcome stays(
            DeliveryRecord delivery, SourceRecord source, Instant nextProbeAt, Attempt attempt) {
        reporter.report(delivery, attempt, new Next.Parked(nextProbeAt), () -> {});
        source.giveBack();
        return new Outcome(Optional.of(attempt.result().reason()));
    }

    private static void unsendable(
            SourceRecord source, Throwable failure, Consumer<Outcome> ended) {
        source.giveBack();
        ended.accept(new Outcome(Optional.of(String.valueOf(failure.getMessage()))));
    }
}
