package dev.signalpost.bench;

/** Something that was sent did not arrive: whatever was measured does not count. */
public final class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LedgerException(String message) {
        super(message);
    }
}
