package dev.signalpost.registry.outbox;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** How far the outbox is published, for those who wait for it. */
@Singleton
class Progress {

    private static final Logger LOG = Logger.getLogger(Progress.class);
    private static final long RECHECK_MILLIS = 100;

    private final OutboxStore store;
    private long reached;

    Progress(OutboxStore store) {
        this.store = store;
    }

    synchronized void reached(long id) {
        reached = Math.max(reached, id);
        notifyAll();
    }

    /**
     * Blocks until everything up to that id is on Kafka. The publisher may be another process, so
     * the table is asked too, now and then.
     *
     * @return false when the patience ended first
     */
    boolean await(long id, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            synchronized (this) {
                if (reached >= id) {
                    return true;
                }
                wait(RECHECK_MILLIS);
                if (reached >= id) {
                    return true;
                }
            }
            if (inTable(id)) {
                return true;
            }
        }
        return false;
    }

    private boolean inTable(long id) {
        try {
            return store.publishedUpTo(id);
        } catch (SQLException databaseAway) {
            LOG.debugf("outbox.progress-unknown error=%s", databaseAway.getMessage());
            return false;
        }
    }
}
