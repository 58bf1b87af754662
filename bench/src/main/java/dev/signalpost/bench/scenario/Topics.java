package dev.signalpost.bench.scenario;

import dev.signalpost.bench.LedgerException;
import dev.signalpost.bench.lab.Lab;
import dev.signalpost.bench.lab.RecordWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Topics of the benchmark's own, and the sizes of all. */
final class Topics {

    private Topics() {}

    static void create(Lab lab, String name, int partitions) {
        try (Admin admin = admin(lab)) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /**
     * @throws LedgerException when Kafka does not take one of the records
     */
    static void fill(Lab lab, int records, IntFunction<ProducerRecord<byte[], byte[]>> record) {
        try (var writer = new RecordWriter(lab.bootstrapServers())) {
            for (int n = 0; n < records; n++) {
                writer.write(record.apply(n));
            }
            writer.flush();
        }
    }

    /** How many records were ever written to the topic. */
    static long records(Lab lab, String topic) {
        try (Admin admin = admin(lab)) {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .forEach(
                            partition ->
                                    ends.put(
                                            new TopicPartition(topic, partition.partition()),
                                            OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Bytes on disk of all topics of Signalpost. */
    static long bytes(Lab lab) {
        try (Admin admin = admin(lab)) {
            return admin.describeLogDirs(List.of(1)).allDescriptions().get().values().stream()
                    .flatMap(directories -> directories.values().stream())
                    .flatMap(directory -> directory.replicaInfos().entrySet().stream())
                    .filter(replica -> replica.getKey().topic().startsWith("signalpost."))
                    .mapToLong(replica -> replica.getValue().size())
                    .sum();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Admin admin(Lab lab) {
        return Admin.create(Map.of("bootstrap.servers", lab.bootstrapServers()));
    }
}
