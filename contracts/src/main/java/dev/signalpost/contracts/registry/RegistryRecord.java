package dev.signalpost.contracts.registry;

/** One state on the registry topic; the kind of state is told by the key. */
public sealed interface RegistryRecord
        permits EnvironmentState, ApplicationState, EndpointState, EventTypeState, ApiKeyState {

    /** Where this state stands on the topic. */
    RegistryKey key();
}
