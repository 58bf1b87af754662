package dev.signalpost.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** Reads and writes topics as an outsider would, with plain clients. */
public final class KafkaRecords implements AutoCloseable {

    /** Kafka's default. */
    private static final int RECORDS_A_POLL = 500;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;
    private final String bootstrapServers;

    public KafkaRecords(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** Writes the record and waits until the broker has it. */
    public RecordMetadata produce(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record).get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Writes the record some time before {@link #flush} returns. */
    public void produceLater(ProducerRecord<byte[], byte[]> record) {
        producer.send(record);
    }

    public void flush() {
        producer.flush();
    }

    /**
     * A consumer outside any group that begins with the earliest record; to be closed by who asked
     * for it.
     *
     * @param atOnce how many records a poll gives at most
     */
    public KafkaConsumer<byte[], byte[]> consumer(int atOnce) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "auto.offset.reset",
                        "earliest",
                        "allow.auto.create.topics",
                        false,
                        "max.poll.records",
                        atOnce),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Everything that is on the topic now, in the order of its partitions. */
    public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        try (var consumer = consumer(RECORDS_A_POLL)) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(partition -> new TopicPartition(topic, partition.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /**
     * The first record on the topic that fits, as soon as there is one; fails when none comes in
     * time.
     */
    public ConsumerRecord<byte[], byte[]> await(
            String topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted, Duration patience) {
        return Awaitility.await("record on " + topic)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> read(topic).stream().filter(wanted).findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    /** How many records the group has not committed yet, of all partitions that it has read. */
    public long lag(String group) {
        try {
            var committed =
                    admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            committed.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().entrySet().stream()
                    .mapToLong(
                            end -> end.getValue().offset() - committed.get(end.getKey()).offset())
                    .sum();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** How many partitions each member of the group has now. */
    public List<Integer> shares(String group) {
        try {
            return admin
                    .describeConsumerGroups(List.of(group))
                    .all()
                    .get()
                    .get(group)
                    .members()
                    .stream()
                    .map(member -> member.assignment().topicPartitions().size())
                    .toList();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Takes all partitions from the group's members, as if they had left. */
    public void expel(String group) {
        try {
            admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        admin.close();
        producer.close();
    }
}
