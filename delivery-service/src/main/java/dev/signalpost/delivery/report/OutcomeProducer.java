package dev.signalpost.delivery.report;

import dev.signalpost.platform.kafka.KafkaClients;
import dev.signalpost.platform.kafka.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/** Sends records for as long as it takes until all in-sync replicas have them. Thread-safe. */
@Singleton
public class OutcomeProducer {

    private static final Logger LOG = Logger.getLogger(OutcomeProducer.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /**
     * Nobody waits for an outcome, and each batch costs: 128 KiB to compress in, above all. At full
     * speed 20 ms make batches of a hundred.
     */
    private static final int LINGER_MILLIS = 20;

    private static final long BUFFER_BYTES = 64L * 1024 * 1024;

    private final KafkaProducer<byte[], byte[]> producer;
    private volatile boolean closed;

    OutcomeProducer(KafkaClients clients, Topics topicsExist) {
        this.producer =
                clients.producer(
                        "delivery-outcomes",
                        TIMEOUT,
                        Map.of(
                                ProducerConfig.LINGER_MS_CONFIG,
                                LINGER_MILLIS,
                                // Attempts are alike: a batch of them shrinks to a fraction.
                                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                "lz4",
                                ProducerConfig.BUFFER_MEMORY_CONFIG,
                                BUFFER_BYTES));
    }

    @PreDestroy
    void close() {
        closed = true;
        producer.close(Duration.ofSeconds(10));
    }

    /**
     * @param confirmed runs once, when Kafka has all of them; never if the process ends first
     */
    public void send(List<ProducerRecord<byte[], byte[]>> records, Runnable confirmed) {
        var open = new AtomicInteger(records.size());
        for (ProducerRecord<byte[], byte[]> record : records) {
            send(record, open, confirmed);
        }
    }

    private void send(
            ProducerRecord<byte[], byte[]> record, AtomicInteger open, Runnable confirmed) {
        try {
            producer.send(
                    record,
                    (metadata, failure) -> {
                        if (failure == null || isHopeless(record, failure)) {
                            if (open.decrementAndGet() == 0) {
                                confirmed.run();
                            }
                        } else {
                            sendLater(record, open, confirmed, failure);
                        }
                    });
        } catch (KafkaException | IllegalStateException notTaken) {
            sendLater(record, open, confirmed, notTaken);
        }
    }

    private void sendLater(
            ProducerRecord<byte[], byte[]> record,
            AtomicInteger open,
            Runnable confirmed,
            Exception failure) {
        if (closed) {
            return;
        }
        LOG.warnf("outcome.waiting topic=%s error=%s", record.topic(), failure.toString());
        CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> send(record, open, confirmed));
    }

    /**
     * No repetition makes a record smaller: it is given up, aloud, rather than stop everything
     * behind it.
     */
    private static boolean isHopeless(ProducerRecord<byte[], byte[]> record, Exception failure) {
        boolean hopeless = failure instanceof RecordTooLargeException;
        if (hopeless) {
            LOG.errorf("outcome.lost topic=%s error=%s", record.topic(), failure.toString());
        }
        return hopeless;
    }
}
