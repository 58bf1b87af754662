package dev.signalpost.ingest.idempotency;

import dev.signalpost.contracts.access.Caller;
import dev.signalpost.contracts.problem.Problem;
import dev.signalpost.platform.idempotency.Claim;
import dev.signalpost.platform.idempotency.IdempotencyKey;
import dev.signalpost.platform.idempotency.IdempotencyStore;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Carries out a request with an idempotency key once, and answers its repetitions with the first
 * answer.
 */
@Singleton
public class OnceOnly {

    private final IdempotencyStore store;
    private final IngestDatabase database;

    OnceOnly(
            @DataSource("ingest") javax.sql.DataSource pool, IngestDatabase database, Clock clock) {
        this.store = new IdempotencyStore(pool, "ingest", clock);
        this.database = database;
    }

    /**
     * An answer as bytes.
     *
     * @param replayed whether it is the answer to an earlier request
     */
    public record Answer(int status, String contentType, byte[] body, boolean replayed) {}

    /**
     * @param key null for a request that is simply carried out
     */
    public CompletionStage<Answer> run(
            Caller.KeyHolder caller,
            String path,
            String key,
            byte[] body,
            Supplier<CompletionStage<Answer>> request) {
        if (key == null) {
            return request.get();
        }
        if (key.isBlank() || key.length() > IdempotencyKey.MAX_LENGTH) {
            throw Problem.invalid("Idempotency-Key", "has 1 to 255 characters");
        }
        var identity = new IdempotencyKey(caller.name(), path, key);
        return database.run(() -> store.claim(identity, IdempotencyKey.fingerprint(body)))
                .thenCompose(
                        claim ->
                                switch (claim) {
                                    case Claim.Fresh fresh -> carryOut(identity, request);
                                    case Claim.Replay earlier ->
                                            CompletableFuture.completedStage(
                                                    new Answer(
                                                            earlier.status(),
                                                            earlier.contentType(),
                                                            earlier.body(),
                                                            true));
                                    case Claim.Busy busy ->
                                            throw new Problem.Conflict(
                                                            "A request with this Idempotency-Key is being carried out right now.")
                                                    .asException();
                                    case Claim.Mismatch mismatch ->
                                            throw new Problem.KeyReused(
                                                            "This Idempotency-Key was used with another request body.")
                                                    .asException();
                                });
    }

    /** The answer is given only when it is kept: else a repetition would publish a second time. */
    private CompletionStage<Answer> carryOut(
            IdempotencyKey key, Supplier<CompletionStage<Answer>> request) {
        CompletionStage<Answer> answer;
        try {
            answer = request.get();
        } catch (RuntimeException refused) {
            answer = CompletableFuture.failedStage(refused);
        }
        return answer.whenComplete(
                        (given, failure) -> {
                            if (failure != null) {
                                database.run(
                                        () -> {
                                            store.release(key);
                                            return key;
                                        });
                            }
                        })
                .thenCompose(
                        given ->
                                database.run(
                                        () -> {
                                            store.complete(
                                                    key,
                                                    given.status(),
                                                    given.contentType(),
                                                    given.body());
                                            return given;
                                        }));
    }
}
