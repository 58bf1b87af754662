package dev.signalpost.bench.scenario;

import dev.signalpost.bench.lab.Awaiting;
import dev.signalpost.bench.lab.Lab;
import dev.signalpost.bench.lab.Source;
import dev.signalpost.bench.report.Result;
import dev.signalpost.testkit.Installation;
import java.time.Duration;
import java.util.List;

/** B9: what a message takes on Kafka's disk, everything that follows from it included. */
record KafkaBytes(int fanOut) implements Scenario {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PAYLOAD = 1024;

    @Override
    public String number() {
        return "B9";
    }

    @Override
    public String what() {
        return "Kafka bytes per message / payload bytes, fan-out " + fanOut;
    }

    @Override
    public List<Result> run(Lab lab) {
        String path = "/b9-" + fanOut;
        Installation installation = lab.installation();
        for (int i = 0; i < fanOut; i++) {
            Endpoints.make(lab, installation, path, "all");
        }
        int messages = lab.size(20_000, 5000);
        lab.workers().resident();
        long before = Topics.bytes(lab);
        try (Source source = lab.source(installation)) {
            source.fill(0, messages, n -> "all");
            Awaiting.until(
                    "all deliveries",
                    PATIENCE,
                    () -> lab.sink().ledger(path).requests() >= (long) messages * fanOut);
            lab.sink().ledger(path).mustHave(messages);
            Awaiting.until("offsets", PATIENCE, () -> lab.kafka().lag("signalpost-delivery") == 0);
        }
        double each = (Topics.bytes(lab) - before) / (double) messages;
        return List.of(
                Result.of(
                        number(),
                        what(),
                        fanOut == 1 ? "<= 1.5" : "<= 4",
                        List.of(each / PAYLOAD),
                        "%.0f bytes a message of 1024".formatted(each)));
    }
}
