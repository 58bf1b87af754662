package dev.signalpost.log.retention;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Looks after the days once an hour. */
@Singleton
public class RetentionJob {

    private static final Logger LOG = Logger.getLogger(RetentionJob.class);

    private final Partitions partitions;

    RetentionJob(Partitions partitions) {
        this.partitions = partitions;
    }

    @Scheduled(
            every = "1h",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            partitions.prepare();
            partitions.forget();
        } catch (SQLException away) {
            LOG.warnf("retention.postponed error=%s", away.getMessage());
        }
    }
}
