package dev.signalpost.delivery.lane;

import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.registry.DeliveryTerms;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.delivery.source.Work;
import dev.signalpost.registryview.RegistryView;
import jakarta.inject.Singleton;
import java.net.URI;

/** Opens lanes, by what the registry says of their endpoints. */
@Singleton
class LaneFactory {

    private final RegistryView view;
    private final LaneConfig config;
    private final BreakerConfig breakerConfig;

    LaneFactory(RegistryView view, LaneConfig config, BreakerConfig breakerConfig) {
        this.view = view;
        this.config = config;
        this.breakerConfig = breakerConfig;
    }

    /** A new lane for the endpoint of the work. */
    Lane open(Work work, long nowNanos) {
        DeliveryRecord delivery = work.delivery();
        String host =
                view.endpoint(delivery.endpoint())
                        .map(known -> URI.create(known.url()).getHost())
                        .orElse("");
        var lane =
                new Lane(
                        delivery.endpoint(),
                        delivery.message().application(),
                        host,
                        new InFlightLimit(config.startInFlight(), config.maxInFlight()),
                        new Breaker(breakerConfig),
                        nowNanos);
        if (work.parked() && !terms(delivery).needOneWorker()) {
            // It was parked because its endpoint was down.
            lane.recovering();
        }
        return lane;
    }

    /** The terms of the delivery's endpoint, as they are now. */
    DeliveryTerms terms(DeliveryRecord delivery) {
        return view.endpoint(delivery.endpoint())
                .map(EndpointState::terms)
                .orElse(DeliveryTerms.USUAL);
    }
}
