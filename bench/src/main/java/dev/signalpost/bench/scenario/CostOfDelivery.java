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
import dev.signalpost.testkit.EndpointDraft;
import dev.signalpost.testkit.Installation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * B1 and B2: the worker, signing, tracking and logging, against the minimal pipeline; both find
 * their topic filled. With TLS the minimal pipeline has it too; with Ed25519 the worker is compared
 * with one that signs so, and with one that does not.
 */
enum CostOfDelivery implements Scenario {
    HMAC("B1", "HMAC"),
    TLS_WARM("B2", "TLS, connections kept"),
    TLS_COLD("B2", "TLS, a connection each"),
    ED25519("B2", "Ed25519");

    private static final int ENDPOINTS = 4;

    /** The number of a measurement besides the turns. */
    private static final int UNSIGNED = 100;

    private static final String KEY_PAIR =
            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8DoQe/884Qvh1w3RjnS8CZZ+TWMJulDV8d3IZkElUxuA==";
    private static final String PRIVATE_KEY = "whsk_" + KEY_PAIR;

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
        return "worker CPU per delivery, " + kind + " / minimal pipeline" + own();
    }

    private String own() {
        return this == ED25519 ? " that signs so" : "";
    }

    @Override
    public List<Result> run(Lab lab) {
        List<Turn<Cpu>> turns =
                Turn.take(
                        this == HMAC ? lab.size(4, 1) : lab.size(2, 1),
                        round -> minimal(lab, round, this == ED25519),
                        round -> worker(lab, round));
        Cpu worker = turns.getLast().measured();
        List<String> details = new ArrayList<>();
        details.add(worker.told("worker"));
        details.add(turns.getLast().compared().told("minimal pipeline" + own()));
        if (this == HMAC && !lab.quick()) {
            details.add(bare(lab).told("bare POST loop"));
        }
        List<Double> ratios = Turn.ratios(turns, Cpu::microsEach);
        List<Result> results = new ArrayList<>();
        results.add(new Result(number, what(), "<= 1.25", ratios, details));
        if (this == ED25519 && !lab.quick()) {
            Cpu unsigned = minimal(lab, UNSIGNED, false);
            results.add(
                    Result.of(
                            number,
                            "the same / minimal pipeline that does not sign",
                            "<= 1.25",
                            List.of(worker.microsEach() / unsigned.microsEach()),
                            unsigned.told("minimal pipeline")));
        }
        return results;
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
        EndpointDraft draft = EndpointDraft.like(state).eventTypes(type);
        return this == ED25519
                ? draft.secrets(installation.seal(state, PRIVATE_KEY, null)).state()
                : draft.state();
    }

    private Cpu minimal(Lab lab, int round, boolean signed) {
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
            arguments.add("trust=" + lab.sink().trustedCertificates());
        }
        if (signed) {
            arguments.add("sign=" + KEY_PAIR);
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
            case HMAC -> lab.size(500_000, 80_000);
            case TLS_WARM -> lab.size(500_000, 40_000);
            case TLS_COLD -> lab.size(10_000, 300);
            case ED25519 -> lab.size(500_000, 30_000);
        };
    }

    private int all(Lab lab) {
        return switch (this) {
            case HMAC -> lab.size(1_000_000, 130_000);
            case TLS_WARM -> lab.size(800_000, 80_000);
            case TLS_COLD -> lab.size(20_000, 1000);
            case ED25519 -> lab.size(700_000, 50_000);
        };
    }
}
