package dev.signalpost.bench.lab;

import dev.signalpost.bench.LedgerException;
import dev.signalpost.contracts.id.IdSource;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.message.MessageRecord;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.testkit.Installation;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes numbered messages of 1 KiB to Kafka, at once or at a fixed rate. */
public final class Source implements AutoCloseable {

    private final IdSource ids = new IdSource(Clock.systemUTC(), new SplittableRandom());
    private final Installation installation;
    private final RecordWriter records;

    Source(String bootstrapServers, Installation installation) {
        this.installation = installation;
        this.records = new RecordWriter(bootstrapServers);
    }

    /**
     * Writes the numbers from one to below the other; returns when Kafka has them.
     *
     * @throws LedgerException when it does not take one of them
     */
    public void fill(int from, int to, IntFunction<String> eventType) {
        for (int n = from; n < to; n++) {
            send(eventType.apply(n), n, 0);
        }
        records.flush();
    }

    /**
     * Writes so many a second, each when it is due, however long anything takes: a message's
     * latency counts from when it was due.
     */
    public void atRate(int messages, int perSecond, IntFunction<String> eventType) {
        long start = System.nanoTime();
        long startMicros = System.currentTimeMillis() * 1000;
        for (int n = 0; n < messages; n++) {
            long after = n * 1_000_000_000L / perSecond;
            while (System.nanoTime() - start < after) {
                LockSupport.parkNanos(Math.min(after - (System.nanoTime() - start), 1_000_000));
            }
            send(eventType.apply(n), n, startMicros + after / 1000);
        }
        records.flush();
    }

    private void send(String eventType, int n, long dueMicros) {
        byte[] payload = new Payload(n, dueMicros).bytes();
        var message =
                new Message(
                        new MessageId(ids.next()),
                        installation.environment(),
                        installation.application().toString(),
                        eventType,
                        "bench",
                        Instant.now(),
                        Set.of(),
                        null,
                        Message.JSON,
                        payload);
        // Without a key the records go round the partitions.
        var record = new ProducerRecord<byte[], byte[]>(Topic.MESSAGES.topicName(), payload);
        MessageRecord.writeHeaders(message, record.headers());
        records.write(record);
    }

    @Override
    public void close() {
        records.close();
    }
}
