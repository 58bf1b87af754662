package dev.signalpost.registryview;

import dev.signalpost.contracts.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Follows a topic of one partition from its beginning for as long as the process lives, on one
 * thread of its own. Every process reads all of it, so there is no consumer group and nothing to
 * commit. A record that cannot be understood is logged and passed over.
 */
final class TopicFollower {

    private static final Logger LOG = Logger.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final TopicPartition partition;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<ConsumerRecord<byte[], byte[]>> apply;
    private final PriorityBlockingQueue<Waiter> waiters = new PriorityBlockingQueue<>();
    private final Thread thread;
    private volatile long position;
    private volatile boolean stopping;

    private record Waiter(long offset, CompletableFuture<Void> reached)
            implements Comparable<Waiter> {
        @Override
        public int compareTo(Waiter other) {
            return Long.compare(offset, other.offset);
        }
    }

    /**
     * @param apply called for each record, on the follower's thread
     */
    TopicFollower(
            Topic topic,
            String name,
            KafkaConsumer<byte[], byte[]> consumer,
            Consumer<ConsumerRecord<byte[], byte[]>> apply) {
        this.partition = new TopicPartition(topic.topicName(), 0);
        this.consumer = consumer;
        this.apply = apply;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::follow);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        stopping = true;
        consumer.wakeup();
        thread.join(POLL.multipliedBy(5));
    }

    /** Completes when all records before that offset were applied. */
    CompletableFuture<Void> reached(long offset) {
        if (position >= offset) {
            return CompletableFuture.completedFuture(null);
        }
        var waiter = new Waiter(offset, new CompletableFuture<>());
        waiters.add(waiter);
        release();
        return waiter.reached();
    }

    private void follow() {
        try (consumer) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (!stopping) {
                poll();
            }
        }
    }

    private void poll() {
        try {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                apply(record);
            }
            position = consumer.position(partition);
            release();
        } catch (WakeupException asked) {
            LOG.debugf("follower.stopping topic=%s", partition.topic());
        } catch (KafkaException trouble) {
            LOG.warnf(
                    "follower.interrupted topic=%s error=%s",
                    partition.topic(), trouble.toString());
        }
    }

    private void release() {
        for (Waiter first = waiters.peek();
                first != null && first.offset() <= position;
                first = waiters.peek()) {
            if (waiters.remove(first)) {
                first.reached().complete(null);
            }
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        try {
            apply.accept(record);
        } catch (RuntimeException unreadable) {
            LOG.errorf(
                    "follower.record-skipped topic=%s offset=%d error=%s",
                    partition.topic(), record.offset(), unreadable.toString());
        }
    }
}
