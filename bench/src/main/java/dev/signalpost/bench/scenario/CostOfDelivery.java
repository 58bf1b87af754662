package dev.signalpost.bench.scenario;

import dev.signalpost.bench.baseline.MinimalPipeline;
import dev.signalpost.bench.baseline.PostLoop;
import dev.signalpost.bench.lab.Lab;
import dev.signalpost.bench.lab.Ledger;
import dev.signalpost.bench.lab.Payload;
import dev.signalpost.bench.lab.SignatureCheck;
import dev.signalpost.bench.lab.Sink;
import dev.signalpost.bench.lab.Source;
import dev.signalpost.bench.lab.Worker;
import dev.signalpost.bench.report.Result;
import dev.signalpost.contracts.registry.EndpointState;
import dev.signalpost.contracts.registry.SealedSecret;
import dev.signalpost.testkit.Installation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * B1 and B2: the worker, signing, tracking and logging, against the minimal pipeline; both find
 * their topic filled. Rounds go minimal, worker, worker, minimal; a quick one minimal, worker.
 */
enum CostOfDelivery implements Scenario {
    HMAC("B1", "HMAC"),
    TLS_WARM("B2", "TLS, connections kept"),
    TLS_COLD("B2", "TLS, a connection each"),
    ED25519("B2", "Ed25519");

    private static final int ENDPOINTS = 4;

    private static final String PRIVATE_KEY =
            "whsk_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8DoQe/884Qvh1w3RjnS8CZZ+TWMJulDV8d3IZkElUxuA==";

    private final String number;
    private final String kind;

    CostOfDelivery(String number, String kind) {
        this.number = number;
        this.kind = kind;
    }

    @Override
    public String number() {
        return number;
    }

    @Override
    public String what() {
        return "worker CPU per delivery, " + kind + " / minimal pipeline";
    }

    @Override
    public List<Result> run(Lab lab) {
        List<Double> ratios = new ArrayList<>();
        Cpu worker = null;
        Cpu minimal = null;
        int rounds = this == HMAC ? lab.size(2, 1) : 1;
        for (int round = 0; round < rounds; round++) {
            minimal = minimal(lab, round * 2);
            worker = worker(lab, round * 2);
            double workers = worker.microsEach();
            double minimals = minimal.microsEach();
            if (!lab.quick()) {
                worker = worker(lab, round * 2 + 1);
                minimal = minimal(lab, round * 2 + 1);
                workers += worker.microsEach();
                minimals += minimal.microsEach();
            }
            ratios.add(workers / minimals);
        }
        List<String> details =
                new ArrayList<>(List.of(worker.told("worker"), minimal.told("minimal pipeline")));
        if (this == HMAC && !lab.quick()) {
            details.add(bare(lab).told("bare POST loop"));
        }
        return List.of(new Result(number, what(), "<= 1.25", ratios, details));
    }

    private Cpu worker(Lab lab, int round) {
        String path = path("worker", lab, round);
        Installation installation = lab.installation();
        lab.sink()
                .ledger(path)
                .expect(
                        this == ED25519
                                ? SignatureCheck.ed25519(PRIVATE_KEY)
                                : SignatureCheck.hmac(Installation.SECRET));
        for (int i = 0; i < ENDPOINTS; i++) {
            String type = "type." + i;
            installation.endpoint(url(lab, path), state -> subscribed(installation, state, type));
        }
        try (Source source = lab.source(installation)) {
            Worker worker = lab.workers().resident();
            worker.whilePaused(() -> source.fill(0, all(lab), n -> "type." + n % ENDPOINTS));
            return measured(lab, worker, path, "worker");
        }
    }

    private EndpointState subscribed(Installation installation, EndpointState state, String type) {
        List<SealedSecret> secrets =
                this == ED25519
                        ? List.of(installation.seal(state, PRIVATE_KEY, null))
                        : state.secrets();
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
        String path = path("minimal", lab, round);
        String topic = "bench" + path.replace('/', '.');
        Topics.create(lab, topic, 12);
        Topics.create(lab, topic + ".outcomes", 6);
        Topics.fill(lab, all(lab), n -> new ProducerRecord<>(topic, new Payload(n, 0).bytes()));
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                lab.bootstrapServers(),
                                topic,
                                topic + ".outcomes",
                                url(lab, path)));
        if (secure()) {
            arguments.add(lab.sink().trustedCertificates());
        }
        try (Worker pipeline =
                Worker.minimal(MinimalPipeline.class, arguments.toArray(String[]::new))) {
            return measured(lab, pipeline, path, "minimal");
        }
    }

    private Cpu measured(Lab lab, Worker worker, String path, String who) {
        Ledger ledger = lab.sink().ledger(path);
        Cpu cpu = Cpu.measure(worker, ledger, warm(lab), all(lab));
        ledger.mustHave(all(lab));
        lab.progress(cpu.told(who));
        return cpu;
    }

    private Cpu bare(Lab lab) {
        String path = "/bare";
        int all = all(lab);
        try (Worker loop =
                Worker.minimal(
                        PostLoop.class, lab.sink().url(path), Integer.toString(all + warm(lab)))) {
            return Cpu.measure(loop, lab.sink().ledger(path), warm(lab), all);
        }
    }

    private String path(String who, Lab lab, int round) {
        String path = "/" + name().toLowerCase(Locale.ROOT) + "-" + who + "-" + round;
        lab.sink().mode(path, this == TLS_COLD ? Sink.Mode.CLOSING : Sink.Mode.OK);
        return path;
    }

    private String url(Lab lab, String path) {
        return secure() ? lab.sink().secureUrl(path) : lab.sink().url(path);
    }

    private boolean secure() {
        return this == TLS_WARM || this == TLS_COLD;
    }

    private int warm(Lab lab) {
        return switch (this) {
            case HMAC -> lab.size(500_000, 100_000);
            case TLS_WARM -> lab.size(500_000, 40_000);
            case TLS_COLD -> lab.size(10_000, 500);
            case ED25519 -> lab.size(500_000, 30_000);
        };
    }

    private int all(Lab lab) {
        return switch (this) {
            case HMAC -> lab.size(1_000_000, 170_000);
            case TLS_WARM -> lab.size(800_000, 80_000);
            case TLS_COLD -> lab.size(20_000, 1500);
            case ED25519 -> lab.size(700_000, 50_000);
        };
    }
}
