package dev.signalpost.platform.thread;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A thread whose work lasts as long as its service: the work looks at {@link #goesOn} again and
 * again, and pauses when what it needs is away. Whatever the work throws ends the thread, and
 * {@link #alive} tells.
 */
public final class ServiceThread {

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    /** Not started yet. */
    public ServiceThread(String name, Runnable work) {
        this.thread = Thread.ofPlatform().name(name).unstarted(work);
    }

    /** To be called once. */
    public void start() {
        thread.start();
    }

    /** Whether the work is to go on. */
    public boolean goesOn() {
        return stopped.getCount() > 0;
    }

    /** Whether the thread was started, and has not ended. */
    public boolean alive() {
        return thread.isAlive();
    }

    /** For the work: waits so long, or until it is to end. An interrupted work is to end, too. */
    public void pause(Duration pause) {
        try {
            stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException asked) {
            stopped.countDown();
        }
    }

    /**
     * Tells the work that it is to end, and waits until it has. A thread that was never started
     * has.
     *
     * @param patience after which it goes on without waiting
     */
    public void stop(Duration patience) throws InterruptedException {
        stopped.countDown();
        // To a thread's join, no time at all means forever.
        thread.join(Math.max(1, patience.toMillis()));
    }
}
