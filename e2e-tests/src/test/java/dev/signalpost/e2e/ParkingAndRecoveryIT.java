package dev.signalpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.signalpost.e2e.setup.Program;
import dev.signalpost.e2e.setup.Publisher;
import dev.signalpost.e2e.setup.Split;
import dev.signalpost.e2e.setup.Tenant;
import dev.signalpost.testkit.KafkaRecords;
import dev.signalpost.testkit.Ledger;
import dev.signalpost.testkit.Receiver;
import dev.signalpost.testkit.Receiver.Answer;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * An endpoint that is down costs a few probes; its deliveries wait, through the death of the worker
 * that keeps them, and go out when it is back.
 */
class ParkingAndRecoveryIT {

    private static final int MESSAGES = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Split split = Split.shared();
    private final Tenant tenant = split.tenant();

    @Test
    void whatIsParkedSurvivesAKilledWorkerAndIsDeliveredOnRecovery() {
        try (Program first = split.startDelivery();
                var receiver = new Receiver();
                var kafka = new KafkaRecords(split.servers().bootstrapServers());
                var publisher = new Publisher(tenant)) {
            // Given
            receiver.answer("/down", Answer.status(503));
            String endpoint = tenant.endpoint(receiver.url("/down"));
            Ledger ledger = publisher.send(MESSAGES, n -> "{\"n\": " + n + "}");
            assertThat(publisher.refused()).isZero();
            String last = tenant.send("load.test", "1");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    tenant.api()
                                            .get(
                                                    tenant.path(
                                                            "/messages/"
                                                                    + last
                                                                    + "/endpoint-messages"))
                                            .then()
                                            .body("[0].status", equalTo("pending"))
                                            .body("[0].pendingReason", containsString("down"))
                                            .body("[0].nextAttemptTimestamp", greaterThan(0L)));
            assertThat(receiver.count("/down")).as("attempts").isLessThan(MESSAGES / 2);

            // What a worker parked within its last commit interval another one parks again.
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    kafka.lag("signalpost-delivery") == 0
                                            && kafka.lag("signalpost-delivery-parked") == 0);

            // When
            first.kill();
            int before = receiver.count("/down");
            receiver.answer("/down", Answer.status(200));
            try (Program second = split.startDelivery()) {
                // Then
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(500))
                        .until(
                                () ->
                                        ids(receiver, before).containsAll(ledger.messageIds())
                                                && ids(receiver, before).contains(last));
                tenant.awaitDeliveries(last, 1, "success");
                assertThat(tenant.delivered(endpoint)).containsAll(ledger.messageIds());
                assertThat(receiver.count("/down") - before)
                        .as("the kill repeats nothing that the receiver had refused before")
                        .isEqualTo(MESSAGES + 1);
                assertThat(second.output()).doesNotContain(" ERROR ");
            }
        }
    }

    private static Set<String> ids(Receiver receiver, int skipped) {
        return receiver.requests("/down").stream()
                .skip(skipped)
                .map(Receiver.Received::messageId)
                .collect(Collectors.toSet());
    }
}
