package dev.signalpost.contracts.message;

/** The result of reading a record: its content, or why it could not be understood. */
public sealed interface Reading<T> {

    record Understood<T>(T content) implements Reading<T> {}

    /**
     * A fault of whoever produced the record; it belongs on the dead-letter topic.
     *
     * @param reason one sentence for that producer
     */
    record Poison<T>(String reason) implements Reading<T> {}
}
