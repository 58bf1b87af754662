package dev.signalpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalpost.e2e.setup.Program;
import dev.signalpost.e2e.setup.Publisher;
import dev.signalpost.e2e.setup.Split;
import dev.signalpost.e2e.setup.Tenant;
import dev.signalpost.testkit.Ledger;
import dev.signalpost.testkit.Receiver;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Promise 8: without PostgreSQL messages are taken and delivered; the log has them all once it is
 * back.
 */
class DatabaseDownIT {

    private static final int MESSAGES = 200;

    @Test
    void ingestAndDeliveryGoOnAndTheLogCatchesUp() throws IOException {
        Split split = Split.shared();
        Tenant tenant = split.tenant();
        try (Program worker = split.startDelivery();
                var receiver = new Receiver();
                var publisher = new Publisher(tenant)) {
            // Given
            String endpoint = tenant.endpoint(receiver.url("/meanwhile"));
            String secret = tenant.secret(endpoint);
            tenant.send("before", "0");
            receiver.await("/meanwhile", 1, Duration.ofSeconds(30));

            // When
            Ledger ledger;
            split.servers().stopPostgres();
            try {
                ledger = publisher.send(MESSAGES, Integer::toString);

                // Then
                assertThat(publisher.refused()).isZero();
                receiver.await("/meanwhile", MESSAGES + 1, Duration.ofSeconds(30));
                assertThat(
                                tenant.api()
                                        .header("Idempotency-Key", "k")
                                        .body("{\"eventType\":\"a\",\"payload\":1}")
                                        .post(tenant.path("/messages"))
                                        .statusCode())
                        .isEqualTo(503);
            } finally {
                split.servers().startPostgres();
            }
            Ledger.Balance balance = ledger.balance(receiver.requests("/meanwhile"), secret);
            assertThat(balance.holds()).as(balance.toString()).isTrue();
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> {
                                List<String> logged =
                                        tenant.api()
                                                .get(
                                                        tenant.path(
                                                                "/endpoints/"
                                                                        + endpoint
                                                                        + "/deliveries?limit=250"))
                                                .jsonPath()
                                                .getList("message", String.class);
                                assertThat(new HashSet<>(logged)).containsAll(ledger.messageIds());
                            });
            assertThat(worker.output()).doesNotContain(" ERROR ");
        }
    }
}
