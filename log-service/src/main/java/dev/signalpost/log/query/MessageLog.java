package dev.signalpost.log.query;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.contracts.registry.ApplicationState;
import dev.signalpost.log.record.Recorded;
import jakarta.inject.Singleton;

/** The messages of an application. */
@Singleton
public class MessageLog {

    private final Visible visible;
    private final MessageStore messages;
    private final Recorded recorded;

    MessageLog(Visible visible, MessageStore messages, Recorded recorded) {
        this.recorded = recorded;
        this.visible = visible;
        this.messages = messages;
    }

    /** Newest first, without payloads. */
    public Page<Message> list(
            Caller.KeyHolder caller, String application, MessageFilter filter, Stretch stretch) {
        ApplicationState found = visible.application(caller, application);
        return Page.of(
                messages.list(found.id(), filter, stretch),
                stretch.limit(),
                message -> new Position(message.time(), message.id().value()));
    }

    /**
     * One message by id or uid, with its payload. One that was accepted before the call is found,
     * unless the log is more than a moment behind.
     */
    public Message get(Caller.KeyHolder caller, String application, String message) {
        ApplicationState found = visible.application(caller, application);
        return messages.find(found.id(), message)
                .or(
                        () -> {
                            recorded.awaitNow();
                            return messages.find(found.id(), message);
                        })
                .orElseThrow(() -> Problem.notFound("message"));
    }
}
