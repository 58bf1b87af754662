package dev.signalpost.bench.scenario;

import dev.signalpost.bench.lab.Lab;
import dev.signalpost.bench.lab.SignatureCheck;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.testkit.EndpointDraft;
import dev.signalpost.testkit.Installation;

/** Endpoints that subscribe to one event type each. */
final class Endpoints {

    private Endpoints() {}

    /** One at the sink's path, whose ledger expects its signatures. */
    static EndpointState make(Lab lab, Installation installation, String path, String eventType) {
        lab.sink().ledger(path).expect(SignatureCheck.hmac(Installation.SECRET));
        return installation.endpoint(
                lab.sink().url(path),
                state -> EndpointDraft.like(state).eventTypes(eventType).state());
    }
}
