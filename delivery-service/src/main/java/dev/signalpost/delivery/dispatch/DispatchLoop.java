package dev.signalpost.delivery.dispatch;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The one event loop on which lanes, targets and requests live. One thread owns them all, so
 * nothing there is locked; on the machines we measured one loop carries more than two. A worker is
 * scaled by more processes.
 */
@Singleton
public class DispatchLoop {

    private final Vertx vertx;
    private final Context context;

    DispatchLoop(Vertx vertx) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
    }

    /** Runs on the loop, soon; from any thread. */
    public void run(Runnable task) {
        context.runOnContext(ignored -> task.run());
    }

    /**
     * Runs on the loop with what comes; at once when that is there already, as it nearly always is.
     * To be called on the loop.
     */
    <T> void with(CompletableFuture<T> coming, Consumer<T> task) {
        coming.thenAccept(
                come -> {
                    if (Vertx.currentContext() == null) {
                        run(() -> task.accept(come));
                    } else {
                        task.accept(come);
                    }
                });
    }

    /** Starts a timer whose handler runs on the loop; to be called on the loop. */
    public long after(Duration delay, Handler<Long> handler) {
        return vertx.setTimer(Math.max(1, delay.toMillis()), handler);
    }

    public void cancel(long timer) {
        vertx.cancelTimer(timer);
    }

    /** Runs again and again on the loop, from any thread. */
    public void every(Duration period, Runnable task) {
        run(() -> vertx.setPeriodic(period.toMillis(), ignored -> task.run()));
    }
}
