package dev.signalpost.dialects.driftwood;

/** What every successful procedure answers. */
public record DriftwoodAnswer<T>(boolean ok, T result) {

    public static <T> DriftwoodAnswer<T> of(T result) {
        return new DriftwoodAnswer<>(true, result);
    }
}
