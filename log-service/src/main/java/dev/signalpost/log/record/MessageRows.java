package dev.signalpost.log.record;

import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.message.MessageRecord;
import dev.signalpost.contracts.message.Reading;
import dev.signalpost.contracts.registry.ApplicationState;
import dev.signalpost.registryview.CatchUp;
import dev.signalpost.registryview.RegistryView;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Messages as rows. What is no message, or for no application, is passed over: delivery puts it on
 * the dead-letter topic.
 */
@Singleton
class MessageRows {

    private static final Logger LOG = Logger.getLogger(MessageRows.class);
    private static final int COLUMNS = 10;

    /**
     * A publisher may date an event as it likes; a row that is dated too far off would stand in no
     * partition.
     */
    private static final Duration TOLERATED = Duration.ofDays(1);

    private static final Duration OLDEST = Duration.ofDays(8);

    private final RegistryView view;
    private final CatchUp catchUp;
    private final Clock clock;

    MessageRows(RegistryView view, CatchUp catchUp, Clock clock) {
        this.view = view;
        this.catchUp = catchUp;
        this.clock = clock;
    }

    void add(ConsumerRecord<byte[], byte[]> record, BinaryCopy rows) {
        switch (MessageRecord.read(record.headers(), record.value(), record.timestamp())) {
            case Reading.Poison<Message> poison ->
                    LOG.debugf(
                            "log.message-skipped offset=%d reason=%s",
                            record.offset(), poison.reason());
            case Reading.Understood<Message> understood ->
                    application(understood.content())
                            .ifPresent(
                                    application ->
                                            add(
                                                    understood.content(),
                                                    application,
                                                    record.timestamp(),
                                                    rows));
        }
    }

    private void add(Message message, ApplicationId application, long recordedAt, BinaryCopy rows) {
        rows.row(COLUMNS)
                .uuid(message.id().value())
                .uuid(message.environment().value())
                .uuid(application.value())
                .text(message.eventType())
                .text(message.source())
                .text(String.join(",", message.channels()))
                .text(message.uid())
                .text(message.contentType())
                .time(createdAt(message.time(), Instant.ofEpochMilli(recordedAt)))
                .bytes(message.payload());
    }

    private Optional<ApplicationId> application(Message message) {
        Optional<ApplicationId> known = find(message);
        if (known.isEmpty()) {
            catchUp.now().join();
            known = find(message);
        }
        return known;
    }

    private Optional<ApplicationId> find(Message message) {
        return view.application(message.environment(), message.application())
                .map(ApplicationState::id);
    }

    private Instant createdAt(Instant said, Instant recorded) {
        Instant now = clock.instant();
        Instant oldest = now.minus(OLDEST);
        Instant plausible =
                recorded.isBefore(oldest) ? oldest : recorded.isAfter(now) ? now : recorded;
        boolean near = Duration.between(said, plausible).abs().compareTo(TOLERATED) < 0;
        return near && !said.isBefore(oldest) ? said : plausible;
    }
}
