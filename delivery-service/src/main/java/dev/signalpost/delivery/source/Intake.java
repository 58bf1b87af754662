package dev.signalpost.delivery.source;

import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.message.Reading;
import dev.signalpost.delivery.report.DeadLetters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;

/** Turns polled records into work, by a registry that is as new as they are. */
final class Intake {

    private final RegistryFreshness registry;
    private final DeadLetters deadLetters;
    private final Admission admission;
    private final RecordReader reader;

    Intake(
            RegistryFreshness registry,
            DeadLetters deadLetters,
            Admission admission,
            RecordReader reader) {
        this.registry = registry;
        this.deadLetters = deadLetters;
        this.admission = admission;
        this.reader = reader;
    }

    /**
     * To be called before the first consumer joins: who cannot take anything yet should not be
     * given partitions.
     *
     * @throws KafkaException when the registry is not known yet
     */
    void prepare() {
        registry.ensure();
    }

    /**
     * Polls, and takes what there is.
     *
     * @throws KafkaException when the registry's end cannot be found out; nothing was taken then
     */
    void take(KafkaConsumer<byte[], byte[]> consumer, Duration poll, Partitions partitions) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(poll);
        if (records.isEmpty()) {
            return;
        }
        registry.ensureFor(records, consumer);
        List<Work> work = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            take(record, partitions, work);
        }
        admission.admit(work);
    }

    private void take(
            ConsumerRecord<byte[], byte[]> record, Partitions partitions, List<Work> work) {
        PartitionProgress progress = partitions.of(record);
        int bytes = Math.max(0, record.serializedValueSize());
        if (progress.wasDone(record.offset())) {
            progress.track(record.offset(), bytes, 0);
            return;
        }
        switch (read(record)) {
            case Reading.Understood<List<DeliveryRecord>> understood -> {
                List<DeliveryRecord> deliveries = understood.content();
                SourceRecord source = progress.track(record.offset(), bytes, deliveries.size());
                deliveries.forEach(delivery -> work.add(new Work(delivery, source)));
            }
            case Reading.Poison<List<DeliveryRecord>> poison -> {
                SourceRecord source = progress.track(record.offset(), bytes, 1);
                deadLetters.add(record, poison.reason(), source::deliveryDone);
            }
        }
    }

    /**
     * A reader that fails on a record must not stop the partition: the record is as good as poison.
     */
    private Reading<List<DeliveryRecord>> read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return reader.read(record);
        } catch (RuntimeException unforeseen) {
            return new Reading.Poison<>("The record could not be read: " + unforeseen);
        }
    }
}
