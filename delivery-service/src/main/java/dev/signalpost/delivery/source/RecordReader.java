package dev.signalpost.delivery.source;

import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.message.Reading;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells what deliveries a record asks for; none is an answer, too. */
@FunctionalInterface
public interface RecordReader {

    Reading<List<DeliveryRecord>> read(ConsumerRecord<byte[], byte[]> record);
}
