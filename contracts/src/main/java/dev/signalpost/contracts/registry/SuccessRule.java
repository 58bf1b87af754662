package dev.signalpost.contracts.registry;

/** Which answers of a receiver mean that it took the message. */
public enum SuccessRule {
    ANY_2XX,
    ONLY_200;

    public boolean accepts(int statusCode) {
        return switch (this) {
            case ANY_2XX -> statusCode >= 200 && statusCode < 300;
            case ONLY_200 -> statusCode == 200;
        };
    }
}
