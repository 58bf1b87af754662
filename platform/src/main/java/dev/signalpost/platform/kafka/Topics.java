package dev.signalpost.platform.kafka;

import dev.signalpost.contracts.topic.Topic;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Makes the topics that are missing, before anything reads or writes them; existing ones are left
 * as they are. Whoever needs topics when it starts injects this bean, and then knows they are
 * there.
 */
@Startup
@Singleton
public class Topics {

    private static final Logger LOG = Logger.getLogger(Topics.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final short BROKER_DEFAULT = -1;

    private final KafkaClients clients;
    private Map<Topic, Integer> partitions = Map.of();

    Topics(KafkaClients clients) {
        this.clients = clients;
    }

    @PostConstruct
    void create() {
        try (Admin admin = clients.admin("topics")) {
            List<NewTopic> topics =
                    Arrays.stream(Topic.values()).map(Topics::specification).toList();
            for (var creation : admin.createTopics(topics).values().entrySet()) {
                try {
                    creation.getValue().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                    LOG.debugf("topic.created name=%s", creation.getKey());
                } catch (ExecutionException failed) {
                    if (!(failed.getCause() instanceof TopicExistsException)) {
                        throw failed;
                    }
                }
            }
            partitions = countPartitions(admin);
        } catch (ExecutionException | TimeoutException unreachable) {
            throw new IllegalStateException(
                    "The topics could not be made. Check that Kafka is reachable at kafka.bootstrap.servers.",
                    unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while making topics.", stopped);
        }
    }

    /** How many partitions the topic really has, which an operator may have raised. */
    public int partitions(Topic topic) {
        return partitions.get(topic);
    }

    private static Map<Topic, Integer> countPartitions(Admin admin)
            throws ExecutionException, InterruptedException, TimeoutException {
        var names = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
        var descriptions =
                admin.describeTopics(names)
                        .allTopicNames()
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return Arrays.stream(Topic.values())
                .collect(
                        Collectors.toMap(
                                topic -> topic,
                                topic -> descriptions.get(topic.topicName()).partitions().size()));
    }

    private static NewTopic specification(Topic topic) {
        var retention =
                topic.compacted()
                        ? Map.of(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_COMPACT)
                        : Map.of(
                                TopicConfig.RETENTION_MS_CONFIG,
                                Long.toString(topic.retention().toMillis()));
        return new NewTopic(
                        topic.topicName(),
                        Optional.of(topic.partitions()),
                        Optional.of(BROKER_DEFAULT))
                .configs(retention);
    }
}
