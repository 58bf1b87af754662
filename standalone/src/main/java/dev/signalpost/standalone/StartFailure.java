package dev.signalpost.standalone;

/** The program cannot start, for a reason that whoever started it can mend. */
final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong and what to do, as sentences
     */
    StartFailure(String message) {
        super(message, null, false, false);
    }
}
