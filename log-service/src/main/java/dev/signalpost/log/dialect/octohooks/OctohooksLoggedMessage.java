package dev.signalpost.log.dialect.octohooks;

import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.Message;
import java.util.Set;

/**
 * A message in a list: as Octohooks shows it, but without its payload. Times are epoch
 * milliseconds.
 */
public record OctohooksLoggedMessage(
        Set<String> channels,
        String eventType,
        String uid,
        MessageId id,
        long created,
        long updated) {

    static OctohooksLoggedMessage of(Message message) {
        long accepted = message.time().toEpochMilli();
        return new OctohooksLoggedMessage(
                message.channels(),
                message.eventType(),
                message.uid(),
                message.id(),
                accepted,
                accepted);
    }
}
