package dev.signalpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalpost.e2e.setup.Program;
import dev.signalpost.e2e.setup.Publisher;
import dev.signalpost.e2e.setup.Split;
import dev.signalpost.e2e.setup.Tenant;
import dev.signalpost.testkit.Ledger;
import dev.signalpost.testkit.Receiver;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker that sleeps past its time and wakes up does not commit over its successor. */
class ZombieWorkerIT {

    private static final int MESSAGES = 3000;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Split split = Split.shared();
    private final Tenant tenant = split.tenant();

    @Test
    void nothingIsLostWhenAWorkerWakesUpLate() {
        try (Program sleeper = split.startDelivery();
                Program successor = split.startDelivery();
                var receiver = new Receiver();
                var publisher = new Publisher(tenant)) {
            // Given
            String endpoint = tenant.endpoint(receiver.url("/zombie"));
            var ledger = new Ledger();
            CompletableFuture<Ledger> publishing =
                    CompletableFuture.supplyAsync(
                            () -> publisher.send(MESSAGES, n -> "{\"n\": " + n + "}", ledger));
            receiver.await("/zombie", MESSAGES / 5, PATIENCE);

            // When
            sleeper.signal("STOP");
            publishing.join();
            await(receiver, ledger);
            sleeper.signal("CONT");
            publisher.send(MESSAGES / 3, n -> "{\"after\": " + n + "}", ledger);

            // Then
            await(receiver, ledger);
            Ledger.Balance balance =
                    ledger.balance(receiver.requests("/zombie"), tenant.secret(endpoint));
            assertThat(balance.holds()).as(balance.toString()).isTrue();
            assertThat(successor.output()).doesNotContain(" ERROR ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"consumer", "classic"})
    void bothRebalanceProtocolsMovePartitionsWithoutLossOrRepetition(String protocol) {
        Map<String, String> setting = Map.of("SIGNALPOST_DELIVERY_SOURCE_GROUP_PROTOCOL", protocol);
        try (Program first = split.startDelivery(setting);
                var receiver = new Receiver();
                var publisher = new Publisher(tenant)) {
            // Given
            String endpoint = tenant.endpoint(receiver.url("/moved"));
            var ledger = new Ledger();
            CompletableFuture<Ledger> publishing =
                    CompletableFuture.supplyAsync(
                            () -> publisher.send(MESSAGES, n -> "{\"n\": " + n + "}", ledger));
            receiver.await("/moved", MESSAGES / 10, PATIENCE);

            // When
            try (Program second = split.startDelivery(setting)) {
                receiver.await("/moved", MESSAGES / 2, PATIENCE);
                first.stop();
                publishing.join();

                // Then
                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(() -> receiver.count("/moved") >= MESSAGES);
                Ledger.Balance balance =
                        ledger.balance(receiver.requests("/moved"), tenant.secret(endpoint));
                assertThat(balance.holds()).as(balance.toString()).isTrue();
                assertThat(balance.duplicates()).isZero();
                assertThat(second.output()).doesNotContain(" ERROR ");
            }
        }
    }

    private static void await(Receiver receiver, Ledger ledger) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () ->
                                receiver.requests("/zombie").stream()
                                        .map(Receiver.Received::messageId)
                                        .toList()
                                        .containsAll(ledger.messageIds()));
    }
}
