package dev.signalpost.delivery.source;

import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.delivery.report.DeadLetters;
import dev.signalpost.platform.kafka.KafkaClients;
import dev.signalpost.platform.kafka.Topics;
import dev.signalpost.registryview.CatchUp;
import jakarta.inject.Singleton;

/** Makes the loops that read a topic each. */
@Singleton
public class SourceFactory {

    private final KafkaClients clients;
    private final CatchUp catchUp;
    private final DeadLetters deadLetters;
    private final Admission admission;
    private final SourceConfig config;

    SourceFactory(
            KafkaClients clients,
            CatchUp catchUp,
            DeadLetters deadLetters,
            Admission admission,
            SourceConfig config,
            Topics topicsExist) {
        this.clients = clients;
        this.catchUp = catchUp;
        this.deadLetters = deadLetters;
        this.admission = admission;
        this.config = config;
    }

    /** A loop that has not started. */
    public SourceLoop source(Topic topic, String group, RecordReader reader) {
        return new SourceLoop(
                topic,
                new Partitions(config, admission),
                () ->
                        clients.consumer(
                                group,
                                group + "-" + topic.topicName(),
                                GroupProtocol.settings(config.groupProtocol())),
                new Intake(new RegistryFreshness(catchUp), deadLetters, admission, reader),
                config);
    }
}
