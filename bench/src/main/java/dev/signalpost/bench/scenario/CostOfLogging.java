package dev.signalpost.bench.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signalpost.bench.LedgerException;
import dev.signalpost.bench.baseline.BareCopy;
import dev.signalpost.bench.lab.Awaiting;
import dev.signalpost.bench.lab.Lab;
import dev.signalpost.bench.lab.Worker;
import dev.signalpost.bench.report.Result;
import dev.signalpost.contracts.attempt.AttemptFinished;
import dev.signalpost.contracts.attempt.AttemptJson;
import dev.signalpost.contracts.attempt.AttemptResult;
import dev.signalpost.contracts.id.AttemptId;
import dev.signalpost.contracts.id.EndpointId;
import dev.signalpost.contracts.id.MessageId;
import dev.signalpost.contracts.message.Trigger;
import dev.signalpost.contracts.topic.Topic;
import dev.signalpost.testkit.Installation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** B11: attempts out of Kafka into the log, against rows that come out of nothing. */
final class CostOfLogging implements Scenario {

    @Override
    public String number() {
        return "B11";
    }

    @Override
    public String what() {
        return "log writer rows per CPU second / bare COPY of such rows";
    }

    @Override
    public List<Result> run(Lab lab) {
        List<Double> ratios = new ArrayList<>();
        Cpu log = null;
        Cpu copy = null;
        for (int round = 0; round < lab.size(2, 1); round++) {
            copy = copy(lab);
            log = log(lab);
            ratios.add(copy.microsEach() / log.microsEach());
        }
        return List.of(
                Result.of(number(), what(), ">= 0.8", ratios, log.told("log"), copy.told("COPY")));
    }

    private static Cpu log(Lab lab) {
        recordWhatIsThere(lab);
        Installation installation = lab.installation();
        var endpoint = new EndpointId(UUID.randomUUID());
        Topics.fill(lab, all(lab), n -> attempt(installation, endpoint));
        try (Worker worker = lab.log()) {
            String rows =
                    "SELECT coalesce(sum(next_offset), 0) FROM log.consumed WHERE topic = '"
                            + Topic.ATTEMPTS.topicName()
                            + "'";
            long end = Topics.records(lab, Topic.ATTEMPTS.topicName());
            Cpu cpu =
                    Cpu.measure(
                            worker, () -> all(lab) - (end - lab.query(rows)), warm(lab), all(lab));
            lab.progress(cpu.told("log"));
            long written =
                    lab.query(
                            "SELECT count(*) FROM log.attempt WHERE endpoint = '" + endpoint + "'");
            if (written != all(lab)) {
                throw new LedgerException(written + " rows of " + all(lab));
            }
            return cpu;
        }
    }

    /** Messages and attempts of earlier scenarios are no part of what is measured. */
    @SuppressWarnings("try") // The worker runs as long as its block, and need not be spoken to.
    private static void recordWhatIsThere(Lab lab) {
        long there =
                Topics.records(lab, Topic.MESSAGES.topicName())
                        + Topics.records(lab, Topic.ATTEMPTS.topicName());
        try (Worker worker = lab.log()) {
            Awaiting.until(
                    "the log to be level",
                    Duration.ofMinutes(5),
                    () ->
                            lab.query("SELECT coalesce(sum(next_offset), 0) FROM log.consumed")
                                    >= there);
        }
    }

    private static Cpu copy(Lab lab) {
        lab.query(BareCopy.TABLES);
        List<String> arguments = new ArrayList<>(List.of(lab.databaseArguments()));
        arguments.add(Integer.toString(all(lab) + warm(lab)));
        try (Worker worker = Worker.minimal(BareCopy.class, arguments.toArray(String[]::new))) {
            // Its end is not measured: a process that is gone tells no time.
            Cpu cpu =
                    Cpu.measure(
                            worker,
                            () -> lab.query("SELECT rows FROM bench.copied"),
                            warm(lab),
                            all(lab));
            lab.progress(cpu.told("COPY"));
            return cpu;
        }
    }

    private static ProducerRecord<byte[], byte[]> attempt(
            Installation installation, EndpointId endpoint) {
        var message = new MessageId(UUID.randomUUID());
        var attempt =
                new AttemptFinished(
                        new AttemptId(UUID.randomUUID()),
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
        return lab.size(100_000, 40_000);
    }

    private static int all(Lab lab) {
        return lab.size(300_000, 120_000);
    }
}
