package dev.signalpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalpost.e2e.setup.Publisher;
import dev.signalpost.e2e.setup.Standalone;
import dev.signalpost.e2e.setup.Tenant;
import dev.signalpost.testkit.Ledger;
import dev.signalpost.testkit.Receiver;
import dev.signalpost.testkit.Receiver.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise 1: what was answered with a 2xx arrives, unchanged and signed, and is in the log. */
class NothingAcceptedIsLostIT {

    private static final int MESSAGES = 2000;

    @Test
    void everyAcceptedMessageReachesEveryEndpointAndTheLog() {
        Tenant tenant = Standalone.shared().tenant();
        try (var receiver = new Receiver();
                var publisher = new Publisher(tenant)) {
            // Given
            String steady = tenant.endpoint(receiver.url("/steady"));
            String failing =
                    tenant.endpoint(
                            receiver.url("/failing"),
                            Map.of("retrySchedule", List.of("PT1S", "PT1S", "PT1S")));
            receiver.answer("/failing", failures(200));

            // When
            Ledger ledger =
                    publisher.send(
                            MESSAGES,
                            i -> "{\"n\": " + i + ".0, \"pad\": \"" + "x".repeat(900) + "\"}");

            // Then
            assertThat(publisher.refused()).isZero();
            assertThat(ledger.size()).isEqualTo(MESSAGES);
            receiver.await("/steady", MESSAGES, Duration.ofSeconds(60));
            receiver.await("/failing", MESSAGES + 200, Duration.ofSeconds(60));
            Ledger.Balance steadyBalance =
                    ledger.balance(receiver.requests("/steady"), tenant.secret(steady));
            assertThat(steadyBalance.holds()).as(steadyBalance.toString()).isTrue();
            assertThat(steadyBalance.duplicates()).isZero();
            Ledger.Balance failingBalance =
                    ledger.balance(receiver.requests("/failing"), tenant.secret(failing));
            assertThat(failingBalance.holds()).as(failingBalance.toString()).isTrue();
            assertThat(failingBalance.duplicates()).as("one for each failure").isEqualTo(200);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(tenant.logged()).isEqualTo(ledger.messageIds()));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> {
                                assertThat(tenant.delivered(steady)).isEqualTo(ledger.messageIds());
                                assertThat(tenant.delivered(failing))
                                        .isEqualTo(ledger.messageIds());
                            });
        }
    }

    /** Every tenth request fails, so often: that is no endpoint that counts as down. */
    private static Answer[] failures(int howMany) {
        Answer[] answers = new Answer[10 * howMany + 1];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = Answer.status(i % 10 == 5 ? 500 : 200);
        }
        return answers;
    }
}
