package dev.signalpost.registryview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** A service is ready from the first time on that it has caught up with the registry. */
class RegistryViewReadyTest {

    private final Deque<CompletableFuture<Void>> asked = new ArrayDeque<>();
    private final RegistryViewReady ready = new RegistryViewReady(this::ask);

    @Test
    void isNotReadyWhileItCatchesUp() {
        assertThat(ready.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(asked).hasSize(1);
    }

    @Test
    void staysReadyOnceItHasCaughtUp() {
        asked.getLast().complete(null);

        assertThat(ready.call().getStatus()).isEqualTo(Status.UP);
        assertThat(ready.call().getStatus()).isEqualTo(Status.UP);
        assertThat(asked).hasSize(1);
    }

    @Test
    void asksAgainWhenCatchingUpTookTooLong() {
        // Given
        asked.getLast().completeExceptionally(new TimeoutException("five seconds"));

        // When
        Status meanwhile = ready.call().getStatus();
        asked.getLast().complete(null);

        // Then
        assertThat(meanwhile).isEqualTo(Status.DOWN);
        assertThat(ready.call().getStatus()).isEqualTo(Status.UP);
        assertThat(asked).hasSize(2);
    }

    private CompletableFuture<Void> ask() {
        asked.add(new CompletableFuture<>());
        return asked.getLast();
    }
}
