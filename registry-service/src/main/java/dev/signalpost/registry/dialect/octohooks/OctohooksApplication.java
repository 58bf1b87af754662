package dev.signalpost.registry.dialect.octohooks;

import dev.signalpost.registry.application.Application;

/** An application in Octohooks' shape; times in epoch milliseconds. */
public record OctohooksApplication(String name, String uid, String id, long created, long updated) {

    static OctohooksApplication of(Application application) {
        return new OctohooksApplication(
                application.name(),
                application.uid(),
                application.id().toString(),
                application.created().toEpochMilli(),
                application.updated().toEpochMilli());
    }
}
