package dev.signalpost.bench.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signalpost.bench.LedgerException;
import dev.signalpost.bench.baseline.BareCopy;
import dev.signalpost.bench.lab.Lab;
import dev.signalpost.bench.lab.Worker;
import dev.signalpost.bench.report.Result;
import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.AttemptJson;
import dev.signalpost.contracts.attempt.AttemptResult;
import dev.signalpost.contracts.id.AttemptId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.IdSource;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.Trigger;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.testkit.Installation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;

/** B11: attempts out of Kafka into the log, against rows that come out of nothing. */
final class CostOfLogging implements Scenario {

    private static final IdSource IDS = new IdSource(Clock.systemUTC(), new SplittableRandom(2));

    @Override
    public String number() {
        return "B11";
    }

    @Override
    public String what() {
        return "log writer rows per CPU second / bare COPY of such rows";
    }

    /** What a row took of the program that writes it, and with what PostgreSQL took besides. */
    private record Row(Cpu process, Cpu together) {}

    @Override
    public List<Result> run(Lab lab) {
        List<Turn<Row>> turns = Turn.take(lab.size(2, 1), round -> copy(lab), round -> log(lab));
        Row log = turns.getLast().measured();
        Row copy = turns.getLast().compared();
        return List.of(
                Result.of(
                        number(),
                        what(),
                        ">= 0.8",
                        Turn.ratios(turns, row -> 1 / row.process().microsEach()),
                        log.process().told("log"),
                        copy.process().told("COPY")),
                Result.of(
                        number(),
                        "the same with the CPU of PostgreSQL",
                        ">= 0.8",
                        Turn.ratios(turns, row -> 1 / row.together().microsEach()),
                        log.together().told("log"),
                        copy.together().told("COPY")));
    }

    private static Row log(Lab lab) {
        Installation installation = lab.installation();
        var endpoint = new EndpointId(UUID.randomUUID());
        Topics.fill(lab, all(lab), n -> attempt(installation, endpoint));
        try (Worker worker = lab.workers().log()) {
            String rows =
                    "SELECT coalesce(sum(next_offset), 0) FROM log.consumed WHERE topic = '"
                            + Topic.ATTEMPTS.topicName()
                            + "'";
            long end = Topics.records(lab, Topic.ATTEMPTS.topicName());
            Row row = measure(lab, worker, () -> all(lab) - (end - lab.database().query(rows)));
            lab.progress(row.process().told("log"));
            long written =
                    lab.database()
                            .query(
                                    "SELECT count(*) FROM log.attempt WHERE endpoint = '"
                                            + endpoint
                                            + "'");
            if (written != all(lab)) {
                throw new LedgerException(written + " rows of " + all(lab));
            }
            return row;
        }
    }

    private static Row copy(Lab lab) {
        lab.database().query(BareCopy.TABLES);
        List<String> arguments = new ArrayList<>(List.of(lab.database().arguments()));
        // Its end is not measured: a process that is gone tells no time.
        arguments.add(Integer.toString(all(lab) + warm(lab)));
        try (Worker worker = Worker.minimal(BareCopy.class, arguments.toArray(String[]::new))) {
            Row row =
                    measure(
                            lab,
                            worker,
                            () -> lab.database().query("SELECT rows FROM bench.copied"));
            lab.progress(row.process().told("COPY"));
            return row;
        }
    }

    private static Row measure(Lab lab, Worker worker, LongSupplier rows) {
        List<Cpu> measured =
                Cpu.measure(
                        List.of(
                                worker::cpuMicros,
                                () -> worker.cpuMicros() + lab.database().cpuMicros()),
                        rows,
                        warm(lab),
                        all(lab));
        return new Row(measured.get(0), measured.get(1));
    }

    private static ProducerRecord<byte[], byte[]> attempt(
            Installation installation, EndpointId endpoint) {
        var message = new MessageId(IDS.next());
        var attempt =
                new AttemptFinished(
                        new AttemptId(IDS.next()),
                        installation.environment(),
                        installation.application(),
                        endpoint,
                        message,
                        "invoice.paid",
                        1,
                        Trigger.SCHEDULE,
                        AttemptResult.DELIVERED,
                        200,
                        "https://receiver.example/webhooks/signalpost",
                        System.currentTimeMillis(),
                        12,
                        13,
                        Map.of(
                                "webhook-id", message.toString(),
                                "webhook-timestamp", "1800000000",
                                "webhook-signature",
                                        "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
                                "content-type", "application/json",
                                "user-agent", "Signalpost"),
                        Map.of("content-length", "2", "content-type", "text/plain"),
                        "ok",
                        null,
                        0);
        return new ProducerRecord<>(
                Topic.ATTEMPTS.topicName(),
                message.toString().getBytes(US_ASCII),
                AttemptJson.write(attempt));
    }

    private static int warm(Lab lab) {
        return lab.size(400_000, 40_000);
    }

    private static int all(Lab lab) {
        return lab.size(800_000, 100_000);
    }
}
