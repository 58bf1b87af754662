package dev.signalpost.delivery.fanout;

import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.delivery.source.SourceFactory;
import dev.signalpost.delivery.source.SourceLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Reads the messages, shared by all workers. */
@Liveness
@Singleton
public class MessageSource implements HealthCheck {

    private final SourceLoop loop;

    MessageSource(SourceFactory sources, Fanout fanout) {
        this.loop = sources.source(Topic.MESSAGES, "signalpost-delivery", fanout);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("delivery of messages").status(loop.alive()).build();
    }
}
