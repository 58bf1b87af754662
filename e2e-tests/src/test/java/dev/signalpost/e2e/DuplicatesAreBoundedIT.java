package dev.signalpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalpost.e2e.setup.Program;
import dev.signalpost.e2e.setup.Publisher;
import dev.signalpost.e2e.setup.Split;
import dev.signalpost.e2e.setup.Tenant;
import dev.signalpost.testkit.KafkaRecords;
import dev.signalpost.testkit.Ledger;
import dev.signalpost.testkit.Receiver;
import java.time.Duration;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

/**
 * Promise 2: a crash repeats what was in flight and what one commit interval completed; a graceful
 * stop repeats nothing.
 */
class DuplicatesAreBoundedIT {

    private static final int MESSAGES = 5000;
    private static final int HANGING = 4;
    private static final int BEHIND = 500;
    private static final int RATE_LIMITED = 400;

    /** A worker whose attempts last longer than the test. */
    private static final Map<String, String> PATIENT =
            Map.of(
                    "SIGNALPOST_DELIVERY_DISPATCH_HEAD_TIMEOUT", "PT120S",
                    "SIGNALPOST_DELIVERY_DISPATCH_TOTAL_TIMEOUT", "PT121S");

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Split split = Split.shared();
    private final Tenant tenant = split.tenant();

    @Test
    void aKilledWorkerLosesNothingAndRepeatsLittle() {
        try (Program first = split.startDelivery();
                Program second = split.startDelivery();
                var receiver = new Receiver();
                var publisher = new Publisher(tenant)) {
            // Given
            String endpoint = tenant.endpoint(receiver.url("/crash"));
            tenant.send("load.test", "0");
            receiver.await("/crash", 1, PATIENCE);
            var ledger = new Ledger();
            CompletableFuture<Ledger> publishing = publish(publisher, ledger);

            // When
            receiver.await("/crash", MESSAGES / 4, PATIENCE);
            int rate = busiestSecond(receiver);
            first.kill();
            publishing.join();

            // Then
            assertThat(publisher.refused()).isZero();
            Ledger.Balance balance = awaitAll(receiver, "/crash", ledger, endpoint);
            // Bound: 64 in flight to the endpoint, and two commit intervals' worth, because a
            // commit may just have been due.
            int bound = 64 + 2 * Math.max(rate, busiestSecond(receiver));
            assertThat(balance.duplicates())
                    .as("duplicates, at most " + bound)
                    .isLessThanOrEqualTo(bound);
            assertThat(second.output()).doesNotContain(" ERROR ");
        }
    }

    @Test
    void aWorkerThatIsToldToStopRepeatsNothing() {
        try (Program first = split.startDelivery();
                Program second = split.startDelivery();
                var receiver = new Receiver();
                var publisher = new Publisher(tenant)) {
            // Given
            String endpoint = tenant.endpoint(receiver.url("/graceful"));
            var ledger = new Ledger();
            CompletableFuture<Ledger> publishing = publish(publisher, ledger);

            // When
            receiver.await("/graceful", MESSAGES / 4, PATIENCE);
            first.stop();
            publishing.join();

            // Then
            Ledger.Balance balance = awaitAll(receiver, "/graceful", ledger, endpoint);
            assertThat(balance.duplicates()).isZero();
            assertThat(second.output()).doesNotContain(" ERROR ");
        }
    }

    /**
     * What waits for an endpoint's turn is a backlog of its own, and goes from worker to worker.
     */
    @Test
    void aBacklogThatIsHandedOverRepeatsNothing() {
        try (Program first = split.startDelivery();
                var receiver = new Receiver();
                var publisher = new Publisher(tenant)) {
            // Given
            String endpoint =
                    tenant.endpoint(
                            receiver.url("/in-turn"),
                            Map.of("rateLimit", Map.of("perSecond", 40, "burst", 1)));
            var ledger = new Ledger();
            publisher.send(RATE_LIMITED, DuplicatesAreBoundedIT::payload, ledger);
            receiver.await("/in-turn", RATE_LIMITED / 4, PATIENCE);

            // When
            first.stop();
            assertThat(receiver.count("/in-turn")).isLessThan(RATE_LIMITED);
            try (Program second = split.startDelivery()) {

                // Then
                Ledger.Balance balance = awaitAll(receiver, "/in-turn", ledger, endpoint);
                assertThat(balance.duplicates()).isZero();
                assertThat(second.output()).doesNotContain(" ERROR ");
            }
        }
    }

    /** A receiver that hangs keeps offsets from moving; what is done behind it is remembered. */
    @Test
    void aKilledWorkerDoesNotRepeatWhatIsDoneBehindOneThatHangs() {
        try (Program first = split.startDelivery(PATIENT);
                var receiver = new Receiver();
                var publisher = new Publisher(tenant)) {
            // Given
            receiver.answer("/hangs", Receiver.Answer.status(200).after(Duration.ofMinutes(1)));
            tenant.endpoint(receiver.url("/hangs"), Map.of("eventTypes", List.of("stuck")));
            String endpoint =
                    tenant.endpoint(
                            receiver.url("/behind"), Map.of("eventTypes", List.of("load.test")));
            for (int i = 0; i < HANGING; i++) {
                tenant.send("stuck", "0");
            }
            receiver.await("/hangs", HANGING, PATIENCE);
            var ledger = new Ledger();
            publisher.send(BEHIND, DuplicatesAreBoundedIT::payload, ledger);
            receiver.await("/behind", BEHIND, PATIENCE);
            await("all but those that hang are committed as done")
                    .atMost(PATIENCE)
                    .until(() -> open() == HANGING);

            // When
            first.kill();
            try (Program second = split.startDelivery()) {
                receiver.await("/hangs", 2 * HANGING, PATIENCE);

                // Then
                Ledger.Balance balance = awaitAll(receiver, "/behind", ledger, endpoint);
                assertThat(balance.duplicates()).isZero();
                assertThat(second.output()).doesNotContain(" ERROR ");
            }
        }
    }

    @Test
    void aKilledIngestLosesNothingThatItAccepted() {
        try (Program worker = split.startDelivery();
                var receiver = new Receiver();
                var publisher = new Publisher(tenant)) {
            // Given
            String endpoint = tenant.endpoint(receiver.url("/ingest-crash"));
            var ledger = new Ledger();
            CompletableFuture<Ledger> publishing = publish(publisher, ledger);

            // When
            receiver.await("/ingest-crash", MESSAGES / 10, PATIENCE);
            split.killIngest();
            split.startIngest();
            publishing.join();

            // Then
            assertThat(ledger.size()).isPositive();
            assertThat(ledger.size() + publisher.refused()).isEqualTo(MESSAGES);
            Ledger.Balance balance = awaitAll(receiver, "/ingest-crash", ledger, endpoint);
            assertThat(balance.duplicates()).isZero();
            assertThat(worker.output()).doesNotContain(" ERROR ");
        }
    }

    /** Goes on while the test does something else. */
    private static CompletableFuture<Ledger> publish(Publisher publisher, Ledger ledger) {
        return CompletableFuture.supplyAsync(
                () -> publisher.send(MESSAGES, DuplicatesAreBoundedIT::payload, ledger));
    }

    /** The three ledgers agree: what was accepted, what arrived, and what the log says of both. */
    private Ledger.Balance awaitAll(
            Receiver receiver, String path, Ledger ledger, String endpoint) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                        () ->
                                assertThat(
                                                receiver.requests(path).stream()
                                                        .map(Receiver.Received::messageId)
                                                        .collect(Collectors.toSet()))
                                        .containsAll(ledger.messageIds()));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                        () -> {
                            assertThat(tenant.logged()).containsAll(ledger.messageIds());
                            assertThat(tenant.delivered(endpoint)).containsAll(ledger.messageIds());
                        });
        Ledger.Balance balance = ledger.balance(receiver.requests(path), tenant.secret(endpoint));
        assertThat(balance.holds()).as(balance.toString()).isTrue();
        return balance;
    }

    /**
     * Records of the topic {@code messages} that the workers' group has not noted as done, neither
     * by its offsets nor by the bits beside them.
     */
    private long open() throws Exception {
        String servers = split.servers().bootstrapServers();
        try (var kafka = new KafkaRecords(servers);
                var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            long ahead =
                    admin
                            .listConsumerGroupOffsets("signalpost-delivery")
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .values()
                            .stream()
                            .map(OffsetAndMetadata::metadata)
                            .filter(metadata -> metadata.startsWith("1:"))
                            .map(metadata -> Base64.getDecoder().decode(metadata.substring(2)))
                            .mapToLong(bits -> BitSet.valueOf(bits).cardinality())
                            .sum();
            return kafka.lag("signalpost-delivery") - ahead;
        }
    }

    private static int busiestSecond(Receiver receiver) {
        return receiver.all().stream()
                .collect(
                        Collectors.groupingBy(
                                request -> request.at().getEpochSecond(),
                                Collectors.summingInt(request -> 1)))
                .values()
                .stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    private static String payload(int n) {
        return "{\"n\": " + n + ".0}";
    }
}
