package dev.signalpost.bench.lab;

import dev.signalpost.bench.LedgerException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes what a scenario reads, and tells when Kafka does not take it. Thread-safe. */
public final class RecordWriter implements AutoCloseable {

    private static final int LINGER_MILLIS = 5;

    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<Exception> lost = new AtomicReference<>();

    public RecordWriter(String bootstrapServers) {
        this.producer = Producers.open(bootstrapServers, LINGER_MILLIS);
    }

    public void write(ProducerRecord<byte[], byte[]> record) {
        producer.send(record, (written, failure) -> lost.compareAndSet(null, failure));
    }

    /**
     * Returns when Kafka has all of them.
     *
     * @throws LedgerException when it does not take one of them
     */
    public void flush() {
        producer.flush();
        if (lost.get() != null) {
            throw new LedgerException("Kafka did not take all records: " + lost.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
