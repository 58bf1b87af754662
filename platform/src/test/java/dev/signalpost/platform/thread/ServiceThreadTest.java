package dev.signalpost.platform.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ServiceThreadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AtomicReference<ServiceThread> thread = new AtomicReference<>();
    private final CountDownLatch began = new CountDownLatch(1);

    @Test
    void worksUntilItIsStopped() throws InterruptedException {
        thread.set(
                new ServiceThread(
                        "test",
                        () -> {
                            while (thread.get().goesOn()) {
                                began.countDown();
                                Thread.onSpinWait();
                            }
                        }));
        assertThat(thread.get().alive()).as("before the start").isFalse();

        thread.get().start();
        began.await();
        assertThat(thread.get().alive()).isTrue();

        thread.get().stop(PATIENCE);
        assertThat(thread.get().alive()).isFalse();
        assertThat(thread.get().goesOn()).isFalse();
    }

    @Test
    void aPauseEndsWhenTheThreadIsStopped() throws InterruptedException {
        thread.set(
                new ServiceThread(
                        "test",
                        () -> {
                            began.countDown();
                            thread.get().pause(Duration.ofHours(1));
                        }));
        thread.get().start();
        began.await();

        thread.get().stop(PATIENCE);

        assertThat(thread.get().alive()).isFalse();
    }

    @Test
    void whoeverDoesNotEndIsNotWaitedForLongerThanAsked() throws InterruptedException {
        var never = new CountDownLatch(1);
        thread.set(new ServiceThread("test", () -> awaitCalmly(never)));
        thread.get().start();

        thread.get().stop(Duration.ofMillis(10));
        thread.get().stop(Duration.ZERO);

        assertThat(thread.get().alive()).isTrue();
        never.countDown();
    }

    @Test
    void oneThatWasNeverStartedIsStoppedAtOnce() throws InterruptedException {
        thread.set(new ServiceThread("test", began::countDown));

        thread.get().stop(PATIENCE);

        assertThat(began.getCount()).isEqualTo(1);
    }

    private static void awaitCalmly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
