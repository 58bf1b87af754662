package dev.signalpost.log.query;

import java.util.Optional;

/** Which messages of an application are wanted. */
public record MessageFilter(Optional<String> eventType, Optional<String> channel) {

    public static final MessageFilter ALL = new MessageFilter(Optional.empty(), Optional.empty());
}
