package dev.signalpost.registry.outbox;

import java.util.function.Function;

/**
 * The result of a change that is committed.
 *
 * @param visible whether it is on Kafka, so that every message accepted from now on respects it; if
 *     not, it will be there soon
 */
public record Written<T>(T value, boolean visible) {

    public <R> Written<R> map(Function<T, R> mapping) {
        return new Written<>(mapping.apply(value), visible);
    }
}
