package dev.signalpost.delivery.source;

/** A record that was polled, and how much of it is still open. Thread-safe. */
public final class SourceRecord {

    private final PartitionProgress progress;
    private final long offset;
    private final int bytes;
    private int open;

    SourceRecord(PartitionProgress progress, long offset, int bytes, int open) {
        this.progress = progress;
        this.offset = offset;
        this.bytes = bytes;
        this.open = open;
    }

    long offset() {
        return offset;
    }

    int bytes() {
        return bytes;
    }

    PartitionProgress progress() {
        return progress;
    }

    /**
     * One of the deliveries that came of this record is done: confirmed on Kafka, whatever became
     * of it.
     */
    public void deliveryDone() {
        synchronized (progress) {
            open--;
            if (open == 0) {
                progress.done(this);
            }
        }
    }

    /**
     * Instead of {@link #deliveryDone}: nothing was made of the record, which will be read again.
     * For sources of one delivery a record only.
     */
    public void giveBack() {
        progress.giveBack(this);
    }

    /**
     * Whether another worker has the partition now, so that whatever has not begun must not begin.
     */
    public boolean lost() {
        return progress.lost();
    }

    public boolean belongsTo(PartitionProgress other) {
        return progress == other;
    }

    boolean isDone() {
        return open == 0;
    }
}
