package dev.signalpost.bench.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalpost.bench.LedgerException;
import dev.signalpost.bench.lab.Lab;
import dev.signalpost.bench.lab.Payload;
import dev.signalpost.bench.lab.Publisher;
import dev.signalpost.bench.lab.Worker;
import dev.signalpost.bench.report.Result;
import dev.signalpost.contracts.access.Permission;
import dev.signalpost.contracts.access.Scope;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.testkit.Installation;
import io.vertx.core.MultiMap;
import java.util.List;

/** B3: ingest, with key, rules and routes, against a route that only produces what it gets. */
final class CostOfAccepting implements Scenario {

    @Override
    public String number() {
        return "B3";
    }

    @Override
    public String what() {
        return "ingest CPU per accepted message / (bare Quarkus route + bare producer)";
    }

    @Override
    public List<Result> run(Lab lab) {
        List<Turn<Cpu>> turns =
                Turn.take(lab.size(2, 1), round -> bare(lab, round), round -> ingest(lab));
        return List.of(
                Result.of(
                        number(),
                        what(),
                        "<= 1.4",
                        Turn.ratios(turns, Cpu::microsEach),
                        turns.getLast().measured().told("ingest"),
                        turns.getLast().compared().told("bare")));
    }

    private static Cpu ingest(Lab lab) {
        Installation installation = lab.installation();
        String key = installation.apiKey(new Scope.WholeEnvironment(), Permission.PUBLISH);
        MultiMap headers =
                MultiMap.caseInsensitiveMultiMap()
                        .add("Authorization", "Bearer " + key)
                        .add("Content-Type", "application/json");
        try (Worker worker = lab.workers().ingest()) {
            String url =
                    worker.url("/api/v1/applications/" + installation.application() + "/messages");
            Cpu cpu = measure(lab, worker, url, headers, Topic.MESSAGES.topicName());
            lab.progress(cpu.told("ingest"));
            return cpu;
        }
    }

    private static Cpu bare(Lab lab, int round) {
        String topic = "bench.intake-" + round;
        Topics.create(lab, topic, 12);
        MultiMap headers =
                MultiMap.caseInsensitiveMultiMap().add("Content-Type", "application/json");
        try (Worker worker = lab.workers().bareIntake(topic)) {
            Cpu cpu = measure(lab, worker, worker.url("/messages"), headers, topic);
            lab.progress(cpu.told("bare"));
            return cpu;
        }
    }

    private static Cpu measure(Lab lab, Worker worker, String url, MultiMap headers, String topic) {
        String payload = new String(new Payload(0, 0).bytes(), UTF_8);
        byte[] body =
                ("{\"eventType\":\"nobody.wants\",\"payload\":" + payload + "}").getBytes(UTF_8);
        int warm = lab.size(300_000, 30_000);
        int all = lab.size(600_000, 60_000);
        long before = Topics.records(lab, topic);
        try (var publisher = new Publisher(url, headers, body, all)) {
            publisher.start();
            Cpu cpu = Cpu.measure(worker, publisher::accepted, warm, all);
            long written = Topics.records(lab, topic) - before;
            if (written != all) {
                throw new LedgerException(
                        "%d of %d accepted messages are on Kafka".formatted(written, all));
            }
            return cpu;
        }
    }
}
