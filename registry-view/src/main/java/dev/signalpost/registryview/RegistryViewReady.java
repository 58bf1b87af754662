package dev.signalpost.registryview;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the view has been level with the topic: before that, known things would look unknown.
 */
@Readiness
@Singleton
public class RegistryViewReady implements HealthCheck {

    private final CompletableFuture<Void> firstCatchUp;

    RegistryViewReady(CatchUp catchUp) {
        this.firstCatchUp = catchUp.now();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("registry view")
                .status(firstCatchUp.isDone() && !firstCatchUp.isCompletedExceptionally())
                .build();
    }
}
