package dev.signalpost.registryview;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the view has been level with the topic: before that, known things would look unknown.
 * A long registry takes longer to read than anybody waits for one catch-up, so it is asked again
 * until one succeeds.
 */
@Readiness
@Singleton
public class RegistryViewReady implements HealthCheck {

    private final Supplier<CompletableFuture<Void>> catchUp;
    private CompletableFuture<Void> latest;

    @Inject
    RegistryViewReady(CatchUp catchUp) {
        this(catchUp::now);
    }

    RegistryViewReady(Supplier<CompletableFuture<Void>> catchUp) {
        this.catchUp = catchUp;
        this.latest = catchUp.get();
    }

    @Override
    public synchronized HealthCheckResponse call() {
        if (latest.isCompletedExceptionally()) {
            latest = catchUp.get();
        }
        boolean level = latest.isDone() && !latest.isCompletedExceptionally();
        return HealthCheckResponse.named("registry view").status(level).build();
    }
}
