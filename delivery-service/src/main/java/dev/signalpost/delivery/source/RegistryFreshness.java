package dev.signalpost.delivery.source;

import dev.signalpost.registryview.CatchUp;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;

/**
 * Sees to it that this process knows the registry as it was when the records were written that it
 * is about to act on: an endpoint that was there before is seen (promise 5), and none is taken for
 * deleted because its state was not read yet. Belongs to one thread, and blocks it.
 */
public final class RegistryFreshness {

    private final CatchUp catchUp;
    private final KnownEnds caughtUp = new KnownEnds();

    public RegistryFreshness(CatchUp catchUp) {
        this.catchUp = catchUp;
    }

    /**
     * For everything that was written before this call.
     *
     * @throws KafkaException when the registry is not known so far within five seconds
     */
    public void ensure() {
        try {
            catchUp.now().join();
        } catch (CompletionException away) {
            throw new KafkaException("The registry's newest state is not known.", away);
        }
    }

    /**
     * For these records, which the consumer has just polled. While a backlog is read the registry
     * is asked now and then, not for every poll.
     *
     * @throws KafkaException as {@link #ensure}
     */
    public void ensureFor(ConsumerRecords<?, ?> records, KafkaConsumer<?, ?> consumer) {
        if (!caughtUp.cover(records)) {
            caughtUp.note(consumer);
            ensure();
        }
    }
}
