package dev.signalpost.ingest.intake;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.IdSource;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.DeliveryRecord;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.message.Trigger;
import dev.signalpost.contracts.problem.FieldErrors;
import dev.signalpost.contracts.registry.ApplicationState;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * Accepts messages: whatever completes here without failure is on Kafka (promise 1). Does not
 * block, but for messages with a uid, which the database must know.
 */
@Singleton
public class MessageIntake {

    private static final Logger LOG = Logger.getLogger(MessageIntake.class);

    private final Recipients recipients;
    private final UidClaims uids;
    private final MessagePublisher publisher;
    private final IdSource ids;
    private final Clock clock;

    MessageIntake(
            Recipients recipients,
            UidClaims uids,
            MessagePublisher publisher,
            IdSource ids,
            Clock clock) {
        this.recipients = recipients;
        this.uids = uids;
        this.publisher = publisher;
        this.ids = ids;
        this.clock = clock;
    }

    /** Accepts one message for the application with that id or uid. */
    public CompletionStage<Message> accept(
            Caller.KeyHolder caller, String application, AcceptMessage wanted) {
        var errors = new FieldErrors();
        MessageRules.check(wanted, "", clock.instant(), errors);
        errors.throwIfAny();
        return recipients
                .find(caller, application)
                .thenCompose(recipient -> publish(recipient, message(recipient, wanted)));
    }

    /**
     * Accepts all of the messages or, when one of them is not valid, none. When Kafka fails in the
     * middle some of them may be accepted; the caller hears of a failure and repeats all.
     */
    public CompletionStage<List<Message>> acceptAll(
            Caller.KeyHolder caller, String application, List<AcceptMessage> wanted) {
        var errors = new FieldErrors();
        Instant now = clock.instant();
        for (int i = 0; i < wanted.size(); i++) {
            MessageRules.check(wanted.get(i), "[" + i + "].", now, errors);
        }
        errors.throwIfAny();
        return recipients
                .find(caller, application)
                .thenCompose(
                        recipient -> {
                            List<CompletableFuture<Message>> published = new ArrayList<>();
                            for (AcceptMessage one : wanted) {
                                published.add(
                                        publish(recipient, message(recipient, one))
                                                .toCompletableFuture());
                            }
                            return CompletableFuture.allOf(
                                            published.toArray(CompletableFuture[]::new))
                                    .thenApply(
                                            all ->
                                                    published.stream()
                                                            .map(CompletableFuture::join)
                                                            .toList());
                        });
    }

    /**
     * Accepts a message for one endpoint alone, whatever it subscribes to. It is attempted and
     * logged like any other, but is not among the application's messages.
     */
    public CompletionStage<Message> acceptFor(
            Caller.KeyHolder caller,
            String application,
            EndpointId endpoint,
            AcceptMessage wanted) {
        return recipients
                .findEndpoint(caller, application, endpoint)
                .thenCompose(
                        recipient -> {
                            Message message = message(recipient, wanted);
                            Instant now = clock.instant();
                            return publisher.publish(
                                    new DeliveryRecord(
                                            message, endpoint, 1, 0, now, now, Trigger.RESEND));
                        });
    }

    /** The endpoints that a message which was just accepted goes to. */
    public CompletionStage<List<EndpointId>> receivers(Message message) {
        return recipients.receivers(message);
    }

    private CompletionStage<Message> publish(ApplicationState recipient, Message message) {
        CompletionStage<Message> published =
                message.uid() == null
                        ? publisher.publish(message)
                        : uids.whileClaimed(
                                recipient.id(), message, () -> publisher.publish(message));
        return published.thenApply(
                accepted -> {
                    LOG.debugf(
                            "message.accepted environment=%s application=%s message=%s eventType=%s bytes=%d",
                            accepted.environment(),
                            accepted.application(),
                            accepted.id(),
                            accepted.eventType(),
                            accepted.payload().length);
                    return accepted;
                });
    }

    private Message message(ApplicationState recipient, AcceptMessage wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Message(
                wanted.event()
                        .map(
                                event ->
                                        MessageId.ofCloudEvent(
                                                recipient.environment(),
                                                event.source(),
                                                event.id()))
                        .orElseGet(() -> new MessageId(ids.next())),
                recipient.environment(),
                recipient.id().toString(),
                wanted.eventType(),
                wanted.event().map(AcceptMessage.ForeignEvent::source).orElse(wanted.source()),
                wanted.event().map(AcceptMessage.ForeignEvent::time).orElse(now),
                Set.copyOf(wanted.channels()),
                wanted.uid(),
                wanted.contentType(),
                wanted.payload(),
                wanted.terms());
    }
}
