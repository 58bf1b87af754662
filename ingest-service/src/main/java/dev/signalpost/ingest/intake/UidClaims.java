package dev.signalpost.ingest.intake;

import dev.signalpost.contracts.id.ApplicationId;
import dev.signalpost.contracts.message.Message;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.ingest.idempotency.IngestDatabase;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Sees to it that a uid names one message of an application. */
@Singleton
class UidClaims {

    private final UidStore store;
    private final IngestDatabase database;

    UidClaims(UidStore store, IngestDatabase database) {
        this.store = store;
        this.database = database;
    }

    /**
     * Claims the message's uid, then publishes; gives the uid back when that fails.
     *
     * @return fails with a {@link Problem.Conflict} when the uid is taken, with {@link
     *     Problem.Unavailable} without database
     */
    CompletionStage<Message> whileClaimed(
            ApplicationId application,
            Message message,
            Supplier<CompletionStage<Message>> publish) {
        return database.run(() -> store.claim(application, message.uid(), message.id()))
                .thenCompose(
                        claimed -> {
                            if (!claimed) {
                                throw new Problem.Conflict(
                                                "The uid '"
                                                        + message.uid()
                                                        + "' names another message.")
                                        .asException();
                            }
                            return publish.get();
                        })
                .whenComplete(
                        (published, failure) -> {
                            if (failure != null) {
                                database.run(
                                        () ->
                                                store.release(
                                                        application, message.uid(), message.id()));
                            }
                        });
    }
}
