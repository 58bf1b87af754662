package dev.signalpost.delivery.parking;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The next records of one backlog, so many as it has room for, while they are being found. */
final class Wanted {

    private final Backlog backlog;
    private final int most;
    private final List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    private boolean full;

    Wanted(Backlog backlog, int most) {
        this.backlog = backlog;
        this.most = most;
    }

    Backlog backlog() {
        return backlog;
    }

    /** In the order in which they stand. */
    List<ConsumerRecord<byte[], byte[]>> found() {
        return found;
    }

    /** One of the backlog's records; those that it has passed already are not wanted. */
    void offer(ConsumerRecord<byte[], byte[]> record) {
        if (full || record.offset() < backlog.position()) {
            return;
        }
        if (backlog.isDone(record.offset())) {
            backlog.position(record.offset() + 1);
        } else if (found.size() < most) {
            backlog.position(record.offset() + 1);
            found.add(record);
        } else {
            full = true;
        }
    }

    /** All records before that offset were offered, from where the backlog stood. */
    void readTo(long offset) {
        if (!full) {
            backlog.position(Math.max(backlog.position(), offset));
        }
    }
}
