package dev.signalpost.delivery.report;

import dev.signalpost.contracts.message.HeaderText;
import dev.signalpost.contracts.topic.RecordHeader;
import dev.signalpost.contracts.topic.Topic;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Puts records aside that could not be understood, as they are, with the reason and where they came
 * from.
 */
@Singleton
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final OutcomeProducer producer;

    DeadLetters(OutcomeProducer producer) {
        this.producer = producer;
    }

    public void add(ConsumerRecord<byte[], byte[]> poison, String reason, Runnable confirmed) {
        String origin = poison.topic() + "/" + poison.partition() + "/" + poison.offset();
        LOG.infof("message.dead origin=%s reason=%s", origin, reason);
        var letter =
                new ProducerRecord<>(
                        Topic.DEAD_LETTER.topicName(),
                        null,
                        poison.key(),
                        poison.value(),
                        poison.headers());
        letter.headers().remove(RecordHeader.REASON).remove(RecordHeader.ORIGIN);
        HeaderText.put(letter.headers(), RecordHeader.REASON, reason);
        HeaderText.put(letter.headers(), RecordHeader.ORIGIN, origin);
        producer.send(List.of(letter), confirmed);
    }
}
