package dev.signalpost.bench.scenario;

import dev.signalpost.bench.baseline.MinimalPipeline;
import dev.signalpost.bench.baseline.PostLoop;
import dev.signalpost.bench.lab.Lab;
import dev.signalpost.bench.lab.Sink;
import dev.signalpost.bench.lab.Source;
import dev.signalpost.bench.lab.Worker;
import dev.signalpost.bench.report.Result;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.contracts.registry.SealedSecret;
import dev.signalpost.testkit.Installation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * B1 and B2: the worker, signing, tracking and logging, against the minimal pipeline; both find
 * their topic filled. Rounds go minimal, worker, worker, minimal.
 */
record CostOfDelivery(String name, String what, boolean ed25519) implements Scenario {

    private static final int ENDPOINTS = 4;
    private static final String ED25519 =
            "whsk_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8DoQe/884Qvh1w3RjnS8CZZ+TWMJulDV8d3IZkElUxuA==";

    @Override
    public Result run(Lab lab) {
        List<Double> ratios = new ArrayList<>();
        Cpu worker = null;
        Cpu minimal = null;
        for (int round = 0; round < lab.size(3, 1); round++) {
            Cpu before = minimal(lab, round * 2);
            Cpu first = worker(lab, round * 2);
            Cpu second = worker(lab, round * 2 + 1);
            minimal = minimal(lab, round * 2 + 1);
            worker = second;
            ratios.add(
                    (first.microsEach() + second.microsEach())
                            / (before.microsEach() + minimal.microsEach()));
        }
        Cpu bare = bare(lab);
        return Result.of(
                name,
                what,
                "<= 1.25",
                ratios,
                told("worker", worker),
                told("minimal pipeline", minimal),
                told("bare POST loop", bare));
    }

    private static String told(String who, Cpu cpu) {
        return "%s: %s CPU-us each, %.0f/s"
                .formatted(who, Result.rounded(cpu.microsEach()), cpu.perSecond());
    }

    private Cpu worker(Lab lab, int round) {
        String path = "/" + name + "-" + round;
        Installation installation = lab.installation();
        for (int i = 0; i < ENDPOINTS; i++) {
            String type = "type." + i;
            installation.endpoint(
                    lab.sink().url(path), state -> subscribed(installation, state, type));
        }
        int warm = warm(lab);
        int all = all(lab);
        try (Source source = lab.source(installation)) {
            source.fill(0, all, n -> "type." + n % ENDPOINTS);
            try (Worker worker = lab.worker()) {
                Cpu cpu = Cpu.measure(worker, lab.sink().ledger(path), warm, all);
                lab.sink().ledger(path).mustHave(all);
                lab.progress(told("worker", cpu));
                return cpu;
            }
        }
    }

    private EndpointState subscribed(Installation installation, EndpointState state, String type) {
        List<SealedSecret> secrets =
                ed25519 ? List.of(installation.seal(state, ED25519, null)) : state.secrets();
        return new EndpointState(
                state.id(),
                state.application(),
                state.environment(),
                null,
                state.url(),
                true,
                Set.of(type),
                Set.of(),
                state.format(),
                secrets,
                null,
                List.of(),
                null,
                state.createdAt(),
                state.terms());
    }

    private Cpu minimal(Lab lab, int round) {
        String path = "/minimal-" + name + "-" + round;
        String topic = "bench" + path.replace('/', '.');
        int all = all(lab);
        Topics.create(lab, topic, 12);
        Topics.create(lab, topic + ".outcomes", 6);
        Topics.fill(lab, all, n -> new ProducerRecord<>(topic, Source.payload(n, 0)));
        try (Worker pipeline =
                Worker.minimal(
                        MinimalPipeline.class,
                        lab.bootstrapServers(),
                        topic,
                        topic + ".outcomes",
                        lab.sink().url(path))) {
            Sink.Ledger ledger = lab.sink().ledger(path);
            Cpu cpu = Cpu.measure(pipeline, ledger, warm(lab), all);
            ledger.mustHave(all);
            lab.progress(told("minimal", cpu));
            return cpu;
        }
    }

    private Cpu bare(Lab lab) {
        String path = "/bare-" + name;
        int all = all(lab);
        try (Worker loop =
                Worker.minimal(PostLoop.class, lab.sink().url(path), Integer.toString(all))) {
            return Cpu.measure(loop, lab.sink().ledger(path), warm(lab), all);
        }
    }

    private static int warm(Lab lab) {
        return lab.size(60_000, 20_000);
    }

    private static int all(Lab lab) {
        return lab.size(160_000, 50_000);
    }
}
