package dev.signalpost.platform.idempotency;

/** What the store knows of an idempotency key when a request comes with it. */
public sealed interface Claim {

    /** Nobody used the key: the request is to be carried out, then completed or released. */
    record Fresh() implements Claim {}

    /** The same request succeeded before: its answer is to be given again. */
    record Replay(int status, String contentType, byte[] body) implements Claim {}

    /** The same request is being carried out right now. */
    record Busy() implements Claim {}

    /** The key was used for another request. */
    record Mismatch() implements Claim {}
}
